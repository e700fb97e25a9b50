/** Where customers sign in who are not Carrick's own: what a store of somebody else's is asked, and which are in use. */
package carrick.account.store;
