/** The pages of the recording relays. */
package carrick.console.relays;
