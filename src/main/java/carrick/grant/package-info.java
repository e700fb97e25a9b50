/**
 * What lasts. A grant is what one account allows one client, until it is revoked; a token family is one linking under it. Tokens are
 * words made from a family: they are derived, never stored, and live and die with it.
 */
package carrick.grant;
