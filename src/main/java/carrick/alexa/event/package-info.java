/**
 * What a device cloud tells Alexa without being asked: messages for the event gateway, held against Amazon's rules before they are stored,
 * for the gateway only says that something was wrong.
 */
package carrick.alexa.event;
