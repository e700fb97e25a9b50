/** Conclusions about links that were made and cannot be refreshed any more. */
package carrick.alexa.finding.refresh;
