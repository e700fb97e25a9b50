/** Conclusions about the exchange of a code for tokens: what came, when, and how long the answer took. */
package carrick.alexa.finding.exchange;
