/** Who is signed in, in which browser: staff at the console, a customer at the page of their links. Linking needs neither. */
package carrick.session;
