package carrick.alexa.finding.event;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The gateway refused Amazon's token, and a fresh one as well. */
@ApplicationScoped
@Catalogue({95, 97})
class GatewayRefusesToken implements Rule {

    @Inject
    AmazonsGrant amazon;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return AmazonsGrant.failedDelivery(attempt, "GATEWAY_REFUSED_TOKEN").map(step -> Finding.warning(this)
                .explained(
                        "Amazon's event gateway refused the token of this link. Carrick got a fresh one from Login with Amazon, and the"
                                + " gateway refused that too, so age is not the reason. What was sent is Amazon's token and never one of"
                                + " Carrick's, whatever the event had as its scope.")
                .seen("event: " + step.presented())
                .seen("messaging_client_id: "
                        + amazon.messagingClientId(attempt).orElse("none"))
                .cured(
                        "The customer disables and enables the skill. If all customers are hit, compare messaging_client_id in alexa of the"
                                + " client " + attempt.attempt().clientId()
                                + " with Alexa Client Id under Build > Permissions of this skill.")
                .shown(AlexaShowed.LINKED));
    }
}
