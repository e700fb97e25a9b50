/** What the people who run Carrick see of it. */
package carrick.console;
