/** Conclusions about the authorization request: what the Alexa developer console, or something on the way, made of it. */
package carrick.alexa.finding.request;
