package carrick.trace;

import java.time.Instant;
import java.util.List;

/**
 * Which attempts to list, the newest first; what is {@code null} does not matter.
 *
 * @param clientId exactly that client
 * @param account exactly that user name
 * @param region exactly that region, as {@link Origin} tells it
 * @param stage exactly that stage of the skill, as {@link Origin} tells it
 * @param finding attempts of which diagnosis concluded that
 * @param from not older than this
 * @param until older than this
 * @param below only those whose number is lower, to read on after a full list
 */
public record AttemptFilter(
        String clientId,
        String account,
        String region,
        String stage,
        Outcome outcome,
        String finding,
        Instant from,
        Instant until,
        Long below) {

    /** Everything. */
    public static final AttemptFilter ALL = new AttemptFilter(null, null, null, null, null, null, null, null, null);

    /** Of that client. */
    public static AttemptFilter ofClient(String clientId) {
        return new AttemptFilter(clientId, null, null, null, null, null, null, null, null);
    }

    /** Not older than that. */
    public static AttemptFilter since(Instant from) {
        return new AttemptFilter(null, null, null, null, null, null, from, null, null);
    }

    /** Conditions in JPQL over {@code a}, and the parameters they name. */
    List<Condition> conditions() {
        return java.util.stream.Stream.of(
                        new Condition("a.clientId = :client", "client", clientId),
                        new Condition("a.account = :account", "account", account),
                        new Condition("a.region = :region", "region", region),
                        new Condition("a.stage = :stage", "stage", stage),
                        new Condition("a.outcome = :outcome", "outcome", outcome),
                        new Condition(
                                "exists (select f from Found f where f.attemptId = a.id and f.name = :finding)",
                                "finding",
                                finding),
                        new Condition("a.id >= :from", "from", from == null ? null : idOf(from)),
                        new Condition("a.id < :until", "until", until == null ? null : idOf(until)),
                        new Condition("a.id < :below", "below", below))
                .filter(condition -> condition.value != null)
                .toList();
    }

    private static Long idOf(Instant moment) {
        return carrick.platform.Id.atLeast(moment);
    }

    /** One condition with its only parameter. */
    record Condition(String words, String parameter, Object value) {}
}
