/** A browser that has forms and cookies, and nothing else: it opens authorization requests and signs in where a page is a plain form. */
package carrick.preflight.browser;
