/** The edge: parameters in, two-voiced errors out, the trace around every request, and the headers every answer carries. */
package carrick.http;
