/**
 * What happened to a link: one {@link carrick.trace.LinkAttempt} from the authorization request to the first refresh, and its {@link
 * carrick.trace.Step}s. The room knows no feature; features tell it things in strings and faults. Losing a trace never costs a link.
 */
package carrick.trace;
