/** Who may do what at the console, and what was done. */
package carrick.console.admin;
