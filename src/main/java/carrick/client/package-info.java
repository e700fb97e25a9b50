/** Who asks for tokens (RFC6749-2): clients, what each is allowed, and how they prove who they are (RFC6749-2.3). */
package carrick.client;
