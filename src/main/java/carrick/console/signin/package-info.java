/** How staff get in and out of the console. */
package carrick.console.signin;
