/** Asking what a token is worth (RFC 7662). */
package carrick.introspection;
