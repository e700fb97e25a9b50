/** What proxies in front of Carrick say about a request (RFC 7239), and who of them is believed. */
package carrick.http.proxy;
