/** People whom the application server itself knows: Liberty's user registry, WildFly's security domain. */
package carrick.account.server;
