/** Signing in, refusing, mistyping, and the redirect back: what the customer does, and what Alexa is sent. */
package carrick.preflight.signin;
