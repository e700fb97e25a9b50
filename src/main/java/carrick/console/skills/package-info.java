/** Clients as pages: made from one pasted URL, shown as the Alexa developer console asks for them, and changed where that is safe. */
package carrick.console.skills;
