/** What tests stand on: real servers, a real database that can be taken away, a driver that plays Alexa, and a browser. */
package carrick.support;
