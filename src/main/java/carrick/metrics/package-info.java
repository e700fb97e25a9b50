/** What is counted on this node, for whoever watches many of them. Every room counts its own; nothing of it outlives the server. */
package carrick.metrics;
