package carrick.alexa.finding.request;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The state is longer than any that Alexa sends. */
@ApplicationScoped
@Catalogue(18)
class StateTooLong implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("STATE_TOO_LONG").map(step -> {
            var isEncodedTwice = step.request().getOrDefault("state", "").contains("encoded twice");
            return Finding.error(this)
                    .explained(
                            "The state of the request is longer than this server keeps. Alexa's have at most about 1,108"
                                    + " characters"
                                    + (isEncodedTwice ? "; this one was percent-encoded once more on the way." : "."))
                    .seen("state presented: " + step.presented())
                    .seen("expected: " + step.expected())
                    .seen(isEncodedTwice ? "state as decoded once still has percent-encoding in it" : null)
                    .cured(
                            isEncodedTwice
                                    ? "Let what stands in front of Carrick pass the query on as it came, without encoding"
                                            + " it again."
                                    : "Look for what lengthens state on the way, such as a proxy that adds to it. If the"
                                            + " client is an app of your own, shorten its state to at most 4,096"
                                            + " characters.")
                    .shown(AlexaShowed.ERROR_PARAMETER);
        });
    }
}
