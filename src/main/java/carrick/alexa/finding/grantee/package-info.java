/** Conclusions about whom a grant is for, and for which skill: where Carrick cannot tell, or must not believe it. */
package carrick.alexa.finding.grantee;
