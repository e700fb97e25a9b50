/** What this server offers: the list of its protocol endpoints, for JAX-RS and, by RFC 8414, for clients. */
package carrick.metadata;
