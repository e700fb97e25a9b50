/** What can be said of a configuration without calling anybody. */
package carrick.preflight.lint;
