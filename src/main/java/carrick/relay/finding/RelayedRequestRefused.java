package carrick.relay.finding;

import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.relay.RelayFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The server behind the relay refuses the request for another reason. */
@ApplicationScoped
class RelayedRequestRefused implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Relayed.failed(attempt, RelayFault.RELAYED_REQUEST_REFUSED)
                .map(relayed -> relayed.told(Finding.error(this)
                        .explained(
                                "The server behind the relay refused the token request, and neither for its client nor for its code or token.")
                        .cured(
                                "Look at error and error_description: invalid_scope and unauthorized_client are settings of the client there,"
                                        + " unsupported_grant_type means that refresh tokens or codes are not allowed for it, 403 and 429 come from what"
                                        + " stands in front of it.")));
    }
}
