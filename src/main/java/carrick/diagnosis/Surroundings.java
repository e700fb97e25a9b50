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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What happened around an attempt. Asked only by the rules that need it, and the database once for all of them. */
final class Surroundings {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration NEAR = Duration.ofMinutes(2);
    private static final Duration A_MOMENT = Duration.ofMinutes(10);
    private static final int MOST = 300;

    private final Clients clients;
    private final LinkAttempts attempts;
    private List<LinkAttempt> others;
    private List<Step> strays;

    Surroundings(Clients clients, LinkAttempts attempts) {
        this.clients = clients;
        this.attempts = attempts;
    }

    Optional<Client> client(String clientId) {
        return clientId == null ? Optional.empty() : clients.find(clientId);
    }

    /** Those of a whole day may be too many to read: the nearest are read in any case. */
    List<LinkAttempt> others(LinkAttempt attempt, Instant now) {
        if (others == null) {
            var until = attempt.begunAt().plus(A_DAY).isBefore(now)
                    ? attempt.begunAt().plus(A_DAY)
                    : now.plusSeconds(1);
            var all = new TreeMap<Long, LinkAttempt>(Comparator.reverseOrder());
            read(attempt, NEAR, attempt.begunAt().plus(NEAR), all);
            read(attempt, A_DAY, until, all);
            all.remove(attempt.id());
            others = List.copyOf(all.values());
        }
        return others;
    }

    private void read(LinkAttempt attempt, Duration before, Instant until, Map<Long, LinkAttempt> into) {
        attempts.around(attempt.clientId(), attempt.begunAt().minus(before), until, MOST).stream()
                .filter(other -> other.outcome() != Outcome.STRAY)
                .forEach(other -> into.put(other.id(), other));
    }

    /** While the client was awaited: from the code on, or from the beginning where there is none. */
    List<Step> strays(LinkAttempt attempt) {
        if (strays == null) {
            var until = attempt.reached(Milestone.CODE_ISSUED) ? attempt.lastStepAt() : attempt.begunAt();
            var numbers = attempts.strays(attempt.clientId(), attempt.begunAt(), until.plus(A_MOMENT), MOST).stream()
                    .map(LinkAttempt::id)
                    .filter(number -> number != attempt.id())
                    .toList();
            strays = attempts.stepsOf(numbers).values().stream()
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(Step::id))
                    .toList();
        }
        return strays;
    }
}
