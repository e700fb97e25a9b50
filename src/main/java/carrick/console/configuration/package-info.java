/** All clients as one file: out of one installation, and into another. */
package carrick.console.configuration;
