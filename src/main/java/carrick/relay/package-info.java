/**
 * The recording relay: for a server whose logs nobody can read, Carrick stands between Alexa and its two addresses, passes everything on
 * as it came, and keeps what it saw as link attempts.
 */
package carrick.relay;
