/** What the customer sees, with the eyes of a web view: hosts, frames, pop-ups, cookies, size and language. */
package carrick.preflight.page;
