package carrick.diagnosis;

import carrick.client.Client;
import carrick.client.Clients;
import carrick.trace.LinkAttempt;
import carrick.trace.LinkAttempts;
import carrick.trace.Milestone;
import carrick.trace.Outcome;
import carrick.trace.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened around an attempt. Asked only by the rules that need it, and the database once for all of them. */
final class Surroundings {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_MOMENT = Duration.ofMinutes(10);
    private static final int MOST = 300;

    private final Clients clients;
    private final LinkAttempts attempts;
    private List<LinkAttempt> around;
    private List<Step> strays;

    Surroundings(Clients clients, LinkAttempts attempts) {
        this.clients = clients;
        this.attempts = attempts;
    }

    Optional<Client> client(String clientId) {
        return clientId == null ? Optional.empty() : clients.find(clientId);
    }

    List<LinkAttempt> others(LinkAttempt attempt, Instant now) {
        return around(attempt, now).stream()
                .filter(other -> other.outcome() != Outcome.STRAY
                        && other.clientId() != null
                        && other.clientId().equals(attempt.clientId()))
                .toList();
    }

    /** While the client was awaited: from the code on, or from the beginning where there is none. */
    List<Step> strays(LinkAttempt attempt, Instant now) {
        if (strays == null) {
            var numbers = around(attempt, now).stream()
                    .filter(other -> other.outcome() == Outcome.STRAY && isNear(other, attempt))
                    .map(LinkAttempt::id)
                    .toList();
            strays = attempts.stepsOf(numbers).values().stream()
                    .flatMap(List::stream)
                    .toList();
        }
        return strays;
    }

    private static boolean isNear(LinkAttempt stray, LinkAttempt attempt) {
        var until = attempt.reached(Milestone.CODE_ISSUED) ? attempt.lastStepAt() : attempt.begunAt();
        return !stray.begunAt().isBefore(attempt.begunAt()) && stray.begunAt().isBefore(until.plus(A_MOMENT));
    }

    private List<LinkAttempt> around(LinkAttempt attempt, Instant now) {
        if (around == null) {
            var until = attempt.begunAt().plus(A_DAY).isBefore(now)
                    ? attempt.begunAt().plus(A_DAY)
                    : now;
            around =
                    attempts
                            .around(attempt.clientId(), attempt.begunAt().minus(A_DAY), until.plusSeconds(1), MOST)
                            .stream()
                            .filter(other -> other.id() != attempt.id())
                            .toList();
        }
        return around;
    }
}
