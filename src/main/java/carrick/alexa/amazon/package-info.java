/**
 * Amazon's side of a link: the code that AcceptGrant brings becomes tokens at Login with Amazon, which are kept encrypted, refreshed, and
 * dropped when the customer leaves.
 */
package carrick.alexa.amazon;
