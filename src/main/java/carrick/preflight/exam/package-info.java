/** What every stage of a run works with: the target, the checks and their results, and what one stage learns for the next. */
package carrick.preflight.exam;
