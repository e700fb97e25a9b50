/** This server's stand-in for Amazon, as a run uses it: by HTTP, like everybody. */
package carrick.preflight.standin;
