package carrick.alexa.finding.event;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The gateway refused an event for a reason that Amazon's table does not have. */
@ApplicationScoped
class GatewayRefuses implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return AmazonsGrant.failedDelivery(attempt, "GATEWAY_REFUSED").map(step -> Finding.warning(this)
                .explained(
                        "Amazon's event gateway, or something on the way to it, refused an event of this link for a reason that Amazon"
                                + " does not document. It is not sent again; other events go on.")
                .seen("event: " + step.presented())
                .cured(
                        "If the answer has no code in capitals, a proxy between Carrick and Amazon gave it: let the gateways pass. Otherwise"
                                + " ask Amazon, with that code.")
                .shown(AlexaShowed.LINKED));
    }
}
