/** Conclusions across attempts: what many customers have in common, and one cannot show. */
package carrick.alexa.finding.trend;
