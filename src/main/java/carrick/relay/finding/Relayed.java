package carrick.relay.finding;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.relay.RelayFault;
import carrick.trace.Step;
import java.util.Optional;

/** A token request that went wrong behind a relay. */
record Relayed(Step step) {

    /** The last one with that fault. What it stopped is over where a later step went well. */
    static Optional<Relayed> failed(Case attempt, RelayFault fault) {
        return attempt.failed(fault.name())
                .filter(step -> attempt.last(later -> later.id() > step.id() && later.fault() == null)
                        .isEmpty())
                .map(Relayed::new);
    }

    /** Adds what all of them have in common. */
    Finding told(Finding finding) {
        finding.seen("at " + step.at() + ": " + what());
        finding.seen(step.expected() == null ? null : "expected: " + step.expected());
        finding.seen(step.presented() == null ? null : "the server behind the relay: " + step.presented());
        finding.seen(said("error_description"));
        finding.seen(said("after"));
        return finding.shown(isRefresh() ? AlexaShowed.LINK_AGAIN : AlexaShowed.UNABLE);
    }

    boolean isRefresh() {
        return step.action().equals("refresh_token");
    }

    String client() {
        return step.clientId() == null ? "the client" : "client " + step.clientId();
    }

    private String what() {
        return isRefresh() ? "a refresh" : "the exchange of a code";
    }

    private String said(String field) {
        var text = step.response().get(field);
        return text == null ? null : field + ": " + text;
    }
}
