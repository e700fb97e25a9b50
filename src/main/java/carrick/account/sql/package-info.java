/** Customers of a table that somebody else keeps, in any data source of the server. It is read and never written. */
package carrick.account.sql;
