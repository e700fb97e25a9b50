/** What becomes of a link later: refreshing, refreshing twice, and the day on which it will die. */
package carrick.preflight.refresh;
