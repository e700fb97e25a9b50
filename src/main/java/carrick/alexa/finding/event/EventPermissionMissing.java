package carrick.alexa.finding.event;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Amazon's token does not allow to send events. */
@ApplicationScoped
@Catalogue(93)
class EventPermissionMissing implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return AmazonsGrant.failedDelivery(attempt, "GATEWAY_MISSES_PERMISSION").map(step -> Finding.warning(this)
                .explained(
                        "Amazon granted tokens for this link, but they do not allow to send events: Send Alexa Events is off, or was off"
                                + " when the customer enabled the skill. The tokens are kept, and events fail until the permission is there.")
                .seen("event: " + step.presented())
                .cured(
                        "Switch Send Alexa Events on under Build > Permissions, in this stage of the skill. Customers who linked before that"
                                + " disable and enable the skill.")
                .shown(AlexaShowed.LINKED));
    }
}
