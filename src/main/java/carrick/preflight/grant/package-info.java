/** AcceptGrant and skill events, as the forwarder brings them, with a code of Login with Amazon that is good or is not. */
package carrick.preflight.grant;
