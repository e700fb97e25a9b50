package carrick.relay.finding;

import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.relay.RelayFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The server behind the relay gave no answer at all. */
@ApplicationScoped
class RelayedServerUnreachable implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Relayed.failed(attempt, RelayFault.RELAYED_UNREACHABLE)
                .map(
                        relayed -> relayed.told(
                                Finding.error(this)
                                        .explained(
                                                "The server behind the relay did not answer the token request: the connection, TLS or the time failed. Alexa would have"
                                                        + " fared the same without the relay.")
                                        .cured(
                                                "Run a preflight of that server: it tells names, certificates and time-outs apart. If the reason says that only"
                                                        + " neighbours of this server can reach it, it is no fault of that server: carrick.preflight.networks allows it.")));
    }
}
