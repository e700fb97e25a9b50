/** Giving a link up (RFC 7009). */
package carrick.revocation;
