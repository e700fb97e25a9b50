/**
 * The token endpoint (RFC6749-3.2): a code, a refresh token or just the client comes in, tokens go out, and asking twice gets the same
 * answer. {@link carrick.token.Bearer} reads them where they come back in a header (RFC6750).
 */
package carrick.token;
