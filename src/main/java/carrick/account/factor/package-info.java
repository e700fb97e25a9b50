/** The second factor of accounts whose password is kept here: an authenticator app, passkeys, and codes for the day when both are lost. */
package carrick.account.factor;
