/**
 * Events on their way to Alexa's event gateway: stored before they are accepted, delivered in the order of their endpoint by whichever
 * node is free, and given up only for a reason that can be asked for.
 */
package carrick.alexa.delivery;
