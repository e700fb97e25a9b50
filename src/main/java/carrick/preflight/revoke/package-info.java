/** The end of a link, where the customer wants one (RFC7009). */
package carrick.preflight.revoke;
