/** Conclusions about how the client proves who it is at the token endpoint: its id, its secret, and what a proxy makes of both. */
package carrick.alexa.finding.credentials;
