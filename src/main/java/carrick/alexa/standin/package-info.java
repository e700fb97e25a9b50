/**
 * A stand-in for Amazon: the token endpoint of Login with Amazon and the three event gateways, whose faults can be set and whose calls can
 * be looked at. Off unless {@code carrick.stand-in} is true. Nothing else in Carrick knows it; it is reached by HTTP, as Amazon is.
 */
package carrick.alexa.standin;
