/** Conclusions about what happens, or does not, between the authorization request and the customer's decision. */
package carrick.alexa.finding.browser;
