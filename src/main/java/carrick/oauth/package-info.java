/** The vocabulary of RFC 6749: errors, faults, rules, scopes and secrets. Plain Java, so that every rule can be tested without a container. */
package carrick.oauth;
