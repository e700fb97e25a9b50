/** What the authorization URI makes of everything that Alexa may send, before anybody has signed in. */
package carrick.preflight.authorize;
