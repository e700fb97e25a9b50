/** Conclusions about the way from Alexa's servers to this one: who cannot reach it leaves no trace here but the missing one. */
package carrick.alexa.finding.reach;
