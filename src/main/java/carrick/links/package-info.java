/** The customer's own page: what is linked, since when, and the end of it. It needs a session; linking itself needs none. */
package carrick.links;
