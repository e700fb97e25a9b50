/** The console's data as JSON, for scripts and dashboards: link attempts, findings, trends. */
package carrick.console.api;
