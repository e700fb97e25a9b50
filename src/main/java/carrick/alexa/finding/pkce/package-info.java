/** Conclusions about PKCE: who uses it, who does not, and what became of challenge and verifier. */
package carrick.alexa.finding.pkce;
