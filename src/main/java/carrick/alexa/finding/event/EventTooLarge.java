package carrick.alexa.finding.event;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** More was sent at once than the gateway, or Carrick, takes. */
@ApplicationScoped
@Catalogue(99)
class EventTooLarge implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return AmazonsGrant.failedDelivery(attempt, "GATEWAY_FOUND_EVENT_TOO_LARGE")
                .or(() ->
                        attempt.last(step -> step.is("events") && step.failedWith("TOO_MANY_EVENTS", "JSON_TOO_LARGE")))
                .map(step -> Finding.warning(this)
                        .explained(
                                step.is("events")
                                        ? "A post of events was larger than Carrick takes, and none of them was stored."
                                        : "Amazon's event gateway found an event of this link too large. It is not sent again.")
                        .seen(step.fault() + (step.presented() == null ? "" : ": " + step.presented()))
                        .cured(
                                "Send at most 300 endpoints in one AddOrUpdateReport or DeleteReport, and at most 300 events in one post;"
                                        + " split what is more.")
                        .shown(AlexaShowed.LINKED));
    }
}
