package carrick.alexa.finding.event;

import carrick.alexa.amazon.AmazonAddresses;
import carrick.alexa.amazon.Region;
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

/** Amazon's gateway did not answer for a while, or failed. */
@ApplicationScoped
@Catalogue(96)
class GatewayUnreachable implements Rule {

    @Inject
    Settings settings;

    @Inject
    AmazonAddresses addresses;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Waiting.forThe(attempt, "GATEWAY_UNAVAILABLE").map(step -> Finding.warning(this)
                .explained(
                        "Amazon's event gateway was not to be had for many tries in a row. Carrick goes on trying for as long as an event"
                                + " lives; events of this link came late, or not at all.")
                .seen("event: " + step.presented())
                .seen(Waiting.howLong(step) + "; an event lives for " + settings.text(Setting.EVENTS_LIFETIME))
                .cured("If it answered with a status, nothing is to be entered. Otherwise let Carrick's servers reach "
                        + addresses.gateway(Region.NA) + ", " + addresses.gateway(Region.EU)
                        + " and "
                        + addresses.gateway(Region.FE) + ".")
                .shown(AlexaShowed.LINKED));
    }
}
