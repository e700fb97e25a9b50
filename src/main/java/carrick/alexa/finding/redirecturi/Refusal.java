package carrick.alexa.finding.redirecturi;

import carrick.diagnosis.Finding;
import carrick.trace.Step;
import java.util.List;

/**
 * A redirect URI that was refused, with what the client had at that time.
 *
 * @param owner the id of the only client that does have it; {@code null} for none
 */
record Refusal(Step step, Misfit misfit, String owner) {

    String presented() {
        return step.presented();
    }

    /** A very long list may have lost its end. */
    static List<String> registered(Step step) {
        return step.expected() == null || step.expected().isEmpty()
                ? List.of()
                : List.of(step.expected().split(" "));
    }

    List<String> registered() {
        return registered(step);
    }

    /** The one of the client's that comes closest; empty for none. */
    String nearest() {
        return Misfit.nearest(misfit, presented(), registered()).orElse("");
    }

    String client() {
        return step.clientId();
    }

    /** Adds to a finding what was refused, and what the client had. */
    Finding seenIn(Finding finding) {
        return finding.seen("redirect_uri presented: " + presented())
                .seen("registered: " + (registered().isEmpty() ? "none" : String.join(" ", registered())));
    }
}
