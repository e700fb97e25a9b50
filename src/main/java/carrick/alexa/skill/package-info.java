/** What is special about a client that is an Alexa skill with <i>Send Alexa Events</i>: its second pair of credentials and its choices. */
package carrick.alexa.skill;
