package carrick.alexa.finding.event;

import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.trace.Step;
import java.util.Optional;

/** Events that could not be sent for the time being. */
final class Waiting {

    private static final String TOO_OLD = "EVENT_TOO_OLD";

    private Waiting() {}

    /** The last event that was given up while it waited for that, or else the last that waited long for it. */
    static Optional<Step> forThe(Case attempt, String fault) {
        return attempt.last(step -> step.failedWith(TOO_OLD) && step.presented().endsWith("waited for " + fault))
                .or(() -> AmazonsGrant.failedDelivery(attempt, fault));
    }

    static String howLong(Step step) {
        return step.failedWith(TOO_OLD)
                ? "given up " + step.at() + ", older than an event lives"
                : "still waiting " + step.at();
    }
}
