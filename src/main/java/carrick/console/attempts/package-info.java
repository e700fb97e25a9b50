/** Link attempts as pages: a list to find one by, each with its timeline, and those that are being made right now. */
package carrick.console.attempts;
