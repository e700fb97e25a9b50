/** Conclusions about a redirect URI that the client does not have: why not, and which of the two to change. */
package carrick.alexa.finding.redirecturi;
