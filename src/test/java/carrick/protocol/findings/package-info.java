/** Failures as they happen, provoked against the running server, and the finding that the console's data then names first. */
package carrick.protocol.findings;
