/** Whether Amazon's servers and the customer's phone get there at all: names, addresses, certificates, and what stands in the way. */
package carrick.preflight.reach;
