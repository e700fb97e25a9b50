/**
 * From the authorization request to the code (RFC6749-4.1.1, RFC6749-4.1.2): the endpoint, the pending request, and the pages on which a
 * customer signs in and decides. No page has a session; the pending request is a row, so every node can serve every step.
 */
package carrick.authorization;
