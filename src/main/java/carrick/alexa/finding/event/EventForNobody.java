package carrick.alexa.finding.event;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Events are posted for a customer or a link that Carrick does not know. */
@ApplicationScoped
class EventForNobody implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.last(step -> step.is("events")
                        && step.failedWith("RECIPIENT_UNKNOWN", "RECIPIENT_MISSING", "SKILL_NOT_NAMED"))
                .map(step -> Finding.warning(this)
                        .explained("A post of events named nobody whom Carrick knows. None of its events was stored.")
                        .seen(step.fault() + (step.presented() == null ? "" : ": " + step.presented()))
                        .cured(
                                "Name one of these as introspection answers them: account (its username), sub, grant or family. Of another"
                                        + " stage or installation they are others.")
                        .shown(AlexaShowed.LINKED));
    }
}
