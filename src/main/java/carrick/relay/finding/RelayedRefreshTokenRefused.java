package carrick.relay.finding;

import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.relay.RelayFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The link is dead at the server behind the relay. */
@ApplicationScoped
class RelayedRefreshTokenRefused implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Relayed.failed(attempt, RelayFault.RELAYED_REFRESH_TOKEN_REFUSED)
                .map(
                        relayed -> relayed.told(
                                Finding.error(this)
                                        .explained(
                                                "The server behind the relay answered invalid_grant to a refresh token: for it the link has ended. Alexa unlinks"
                                                        + " the account for that, without a word to the customer.")
                                        .cured(
                                                "Look there for what ends refresh tokens: rotation without a time of overlap, an idle limit, an end of session,"
                                                        + " a change of password, a deleted account. A preflight of that server names its setting.")));
    }
}
