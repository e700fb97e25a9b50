package carrick.relay.finding;

import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.relay.RelayFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Amazon still has the addresses of a relay that passes nothing on. */
@ApplicationScoped
class RelaySwitchedOff implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.failed(RelayFault.RELAY_OFF.name()).map(step -> Finding.error(this)
                .explained(
                        "A relay was called that is switched off. As long as its addresses stand in the developer console, nobody"
                                + " links, and every link whose access token runs out stops working.")
                .seen("at " + step.at() + ": " + step.presented())
                .cured(
                        "Let the relay pass on again in the console (Preflight, Recording relay), or enter the server's own two"
                                + " addresses in the developer console."));
    }
}
