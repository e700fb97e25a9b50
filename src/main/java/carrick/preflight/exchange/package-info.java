/** The token URI as Amazon's servers use it: credentials, codes, and the shape of the answers. */
package carrick.preflight.exchange;
