/** Conclusions about events that Amazon's gateway did not take, or nobody would send. */
package carrick.alexa.finding.event;
