package carrick.alexa.finding.credentials;

import carrick.alexa.finding.TokenFailure;
import carrick.diagnosis.Finding;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a refused client presented, and what would have been right: read from the record of the request, which holds fingerprints only. */
record WrongCredentials(String clientId, String scheme, String secret, String nearMiss, String expected) {

    /** The fingerprint of a secret without any characters. */
    static final String EMPTY = "Secret#e3b0c442";

    private static final Pattern PRESENTED =
            Pattern.compile("client_id (.*) (by HTTP Basic|in the request body), (Secret#[0-9a-f]{8})(?:: (.*))?");

    static Optional<WrongCredentials> in(TokenFailure failure) {
        var step = failure.step();
        return Optional.ofNullable(step.presented())
                .map(PRESENTED::matcher)
                .filter(presented -> presented.matches() && step.expected() != null)
                .map(presented -> new WrongCredentials(
                        presented.group(1),
                        presented.group(2),
                        presented.group(3),
                        presented.group(4),
                        step.expected()));
    }

    boolean isOfKnownClient() {
        return expected.contains("Secret#");
    }

    boolean isSpoiled() {
        return nearMiss != null;
    }

    boolean isEmpty() {
        return secret.equals(EMPTY);
    }

    /** Whether one of the client's secrets was ever right. */
    boolean hasWorkedBefore() {
        return expected.contains("(used ");
    }

    /** Simply another secret than this client has. */
    boolean isAnotherSecret() {
        return isOfKnownClient() && !isSpoiled() && !isEmpty();
    }

    Finding tell(Finding finding) {
        return finding.seen("secret presented " + scheme + ": " + secret)
                .seen("secrets of client " + clientId + ": " + expected);
    }
}
