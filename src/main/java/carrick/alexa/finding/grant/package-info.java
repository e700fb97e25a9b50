/** Conclusions about AcceptGrant: Amazon's grant to send events, which never came, came too late, or was not to be had for the code. */
package carrick.alexa.finding.grant;
