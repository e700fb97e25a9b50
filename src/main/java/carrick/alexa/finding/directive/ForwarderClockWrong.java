package carrick.alexa.finding.directive;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The forwarder's signature is right, but minutes away from Carrick's time. */
@ApplicationScoped
@Catalogue(65)
class ForwarderClockWrong implements Rule {

    private static final String FAULT = "SIGNATURE_OLD";

    @Inject
    AmazonsGrant amazon;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.failed(FAULT).map(this::finding).or(() -> amazon.missingFor(attempt)
                .flatMap(silence -> AmazonsGrant.stray(attempt, FAULT))
                .map(step -> finding(step)
                        .likely(90, "it came in the two minutes in which the AcceptGrant of this link was due")));
    }

    private Finding finding(Step step) {
        return Finding.error(this)
                .explained(
                        "The forwarder's signature is right, but was made more than five minutes before or after the time of"
                                + " Carrick's server. AWS keeps its clocks, so Carrick's is likely wrong; or somebody sent an old request once"
                                + " more.")
                .seen("presented: " + step.presented())
                .seen("time of this server then: " + step.at() + ", node " + step.node())
                .cured("Let the servers of Carrick get their time by NTP, and compare node " + step.node()
                        + " with the others.")
                .shown(AlexaShowed.UNABLE);
    }
}
