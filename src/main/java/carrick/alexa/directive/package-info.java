/**
 * What Alexa sends to a skill and the forwarder brings here: AcceptGrant, which must be answered at once and in shape, and the skill
 * events that tell of customers who come and go.
 */
package carrick.alexa.directive;
