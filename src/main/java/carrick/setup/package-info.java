/** The start: settings are checked, the schema is brought up to date, and clients and accounts declared in a file are applied. */
package carrick.setup;
