/** What is concluded of a link to Alexa that fails: one class per conclusion, in the packages below by where it fails. */
package carrick.alexa.finding;
