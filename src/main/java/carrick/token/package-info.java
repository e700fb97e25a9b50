/** The token endpoint (RFC6749-3.2): a code or a refresh token comes in, tokens go out, and asking twice gets the same answer. */
package carrick.token;
