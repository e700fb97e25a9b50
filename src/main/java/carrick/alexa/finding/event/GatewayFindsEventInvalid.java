package carrick.alexa.finding.event;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The gateway refuses an event that keeps all rules that Carrick knows. */
@ApplicationScoped
@Catalogue(98)
class GatewayFindsEventInvalid implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return AmazonsGrant.failedDelivery(attempt, "GATEWAY_FOUND_EVENT_INVALID")
                .map(step -> Finding.warning(this)
                        .explained(
                                "Amazon's event gateway found an event of this link invalid. Carrick had checked it against Amazon's published"
                                        + " rules before, so it breaks one about this device or interface: an endpoint that Discovery never told of, or a"
                                        + " value that the interface does not have. It is not sent again; other events go on.")
                        .seen("event: " + step.presented())
                        .cured(
                                "Compare the event with the interface's page in Amazon's documentation, and its endpointId, namespace and instance"
                                        + " with what the skill answered to Discover. GET /alexa/events/ and its messageId shows the event again.")
                        .shown(AlexaShowed.LINKED));
    }
}
