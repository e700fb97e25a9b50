/** Customers who sign in at an OpenID provider of somebody else's (OpenID Connect Core 1.0): code flow with PKCE. */
package carrick.account.oidc;
