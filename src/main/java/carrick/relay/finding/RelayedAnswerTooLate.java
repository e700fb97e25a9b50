package carrick.relay.finding;

import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.relay.RelayFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The server behind the relay answers later than Alexa waits. */
@ApplicationScoped
class RelayedAnswerTooLate implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Relayed.failed(attempt, RelayFault.RELAYED_LATE)
                .map(relayed -> relayed.told(Finding.error(this)
                        .explained(
                                "The server behind the relay took longer than the 4.5 s for which Alexa waits. What it answered is lost, though it"
                                        + " was good: the code is spent, or the refresh token is another one now.")
                        .cured(
                                "Make that server faster: a cold start, a slow directory behind it, a slow password hash for the client’s secret. The relay"
                                        + " itself adds a connection, some tens of milliseconds.")));
    }
}
