package carrick.relay.finding;

import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.relay.RelayFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The server behind the relay does not take the client’s id or secret. */
@ApplicationScoped
class RelayedClientRefused implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Relayed.failed(attempt, RelayFault.RELAYED_CLIENT_REFUSED)
                .map(relayed -> relayed.told(Finding.error(this)
                        .explained("The server behind the relay refused " + relayed.client()
                                + ": its id or secret is another there, or it wants"
                                + " them in another place than they came in.")
                        .cured(
                                "Compare Your Client ID and Your Secret in the developer console with that server, character by character, and"
                                        + " change Your Authentication Scheme between HTTP Basic and Credentials in request body to what it takes:"
                                        + " the step shows in which of the two they came.")));
    }
}
