/** Conclusions about the authorization request as a whole: its address, its client, its query and its state. */
package carrick.alexa.finding.request;
