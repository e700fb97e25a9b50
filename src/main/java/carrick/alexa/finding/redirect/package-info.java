/** Conclusions about the way back: the code was sent, and the browser or Alexa did not make a link of it. */
package carrick.alexa.finding.redirect;
