/** The people who link (RFC6749-1.1: resource owners), and how the built-in store knows their passwords. */
package carrick.account;
