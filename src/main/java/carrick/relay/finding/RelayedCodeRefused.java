package carrick.relay.finding;

import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.relay.RelayFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The server behind the relay does not take the code. */
@ApplicationScoped
class RelayedCodeRefused implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Relayed.failed(attempt, RelayFault.RELAYED_CODE_REFUSED)
                .map(relayed -> relayed.told(Finding.error(this)
                        .explained(
                                "The server behind the relay answered invalid_grant to a code: it was used before, had expired, or belongs to"
                                        + " another client or redirect URI; or the code_verifier does not fit.")
                        .cured(
                                "Look whether another step of this attempt brought the same code (a retry: let the server answer it again, or not"
                                        + " end the link for it); let codes live for five minutes; and switch PKCE in the developer console to what that"
                                        + " server expects.")));
    }
}
