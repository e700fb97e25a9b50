package carrick.alexa.finding.event;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Amazon's gateway took no more events for a while, for there were too many. */
@ApplicationScoped
@Catalogue(96)
class GatewayThrottles implements Rule {

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Waiting.forThe(attempt, "GATEWAY_THROTTLES").map(step -> Finding.warning(this)
                .explained(
                        "Amazon's event gateway said 429 again and again: more events came than it takes. Carrick waits longer each"
                                + " time and as long as Amazon asks, so nothing is sent too often; but events of this link came late, or not"
                                + " at all.")
                .seen("event: " + step.presented())
                .seen(Waiting.howLong(step) + "; an event lives for " + settings.text(Setting.EVENTS_LIFETIME))
                .cured(
                        "Post fewer events: report changes that customers can notice, and set \"replace_change_reports\": true in alexa of"
                                + " the client " + attempt.attempt().clientId()
                                + ", so that a newer report takes the place of one that waits.")
                .shown(AlexaShowed.LINKED));
    }
}
