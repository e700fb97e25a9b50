/** Conclusions across attempts: what one link cannot tell, a hundred do. */
package carrick.alexa.finding.trend;
