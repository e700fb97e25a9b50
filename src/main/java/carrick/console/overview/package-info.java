/** How linking goes at the moment, on one page. */
package carrick.console.overview;
