/** Customers of a directory: LDAP, Active Directory. */
package carrick.account.ldap;
