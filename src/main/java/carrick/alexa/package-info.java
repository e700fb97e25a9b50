/** All that is special about Amazon Alexa. Nothing generic knows of it: what it needs elsewhere is policy on a client. */
package carrick.alexa;
