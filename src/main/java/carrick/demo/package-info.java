/** Plays Alexa against this very server, for the first five minutes with Carrick. Off unless {@code carrick.demo} is true. */
package carrick.demo;
