/** Proactive events: whether they come, and what becomes of them where the gateway refuses. */
package carrick.preflight.event;
