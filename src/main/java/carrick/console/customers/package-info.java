/** Customers and their links, and the events on their way to them. */
package carrick.console.customers;
