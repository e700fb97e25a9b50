/** Conclusions about what the authorization request asked for: the kind of answer, and the scope. */
package carrick.alexa.finding.asked;
