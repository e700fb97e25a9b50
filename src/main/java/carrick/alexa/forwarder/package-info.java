/**
 * The function that stands between Alexa and this server: a smart home skill can only call an AWS Lambda. Carrick hands out its code,
 * and knows what the function forwards by its signature.
 */
package carrick.alexa.forwarder;
