/** Preflights: what is entered for a run, and its report while it goes on and afterwards. */
package carrick.console.preflights;
