/**
 * Plays Alexa against an authorization server and says what will break a link: Carrick's own, or anybody's. It speaks HTTP only. The
 * rooms inside are the stages of a run, in the order of {@link carrick.preflight.Course}.
 */
package carrick.preflight;
