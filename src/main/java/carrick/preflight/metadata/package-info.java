/** What a server says of itself (RFC8414), whose make it is by that, and which of its settings to change. */
package carrick.preflight.metadata;
