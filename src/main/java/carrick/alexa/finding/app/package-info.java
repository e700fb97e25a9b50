/** Conclusions about links that begin in the developer's own app and end by Alexa's enablement API. */
package carrick.alexa.finding.app;
