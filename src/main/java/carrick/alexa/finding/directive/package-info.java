/** Conclusions about what Alexa tells a skill, and the skill does not hear: directives, customers who leave, tokens nobody may look at. */
package carrick.alexa.finding.directive;
