/** How a run speaks: HTTP to addresses that anybody on the Internet may reach, bounded in size and time, with nothing followed unasked. */
package carrick.preflight.wire;
