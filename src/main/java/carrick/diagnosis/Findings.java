package carrick.diagnosis;

import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.trace.Found;
import carrick.trace.LinkAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was found of which attempt, in the database: names only, to list and to count by. */
@ApplicationScoped
public class Findings {

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    /** A finding as it was counted. */
    public record Counted(String name, String severity, long attempts, Instant first, Instant last) {}

    /** Notes what is found of the attempt now, in its order, instead of what was found before; answers what is new. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<Finding> note(LinkAttempt attempt, List<Finding> findings) {
        var known = ofAttempts(List.of(attempt.id())).getOrDefault(attempt.id(), List.of()).stream()
                .collect(Collectors.toMap(Found::name, Function.identity()));
        var names = findings.stream().map(Finding::name).toList();
        known.values().stream().filter(found -> !names.contains(found.name())).forEach(em::remove);
        for (int place = 0; place < findings.size(); place++) {
            var finding = findings.get(place);
            if (known.containsKey(finding.name())) {
                known.get(finding.name()).takes(place + 1);
            } else {
                em.persist(new Found(
                        Id.next(clock.now()),
                        attempt.id(),
                        finding.name(),
                        finding.severity().name(),
                        place + 1));
            }
        }
        return findings.stream()
                .filter(finding -> !known.containsKey(finding.name()))
                .toList();
    }

    /** What was found of each of these attempts, the likeliest cause first. */
    @Transactional(TxType.SUPPORTS)
    public Map<Long, List<Found>> ofAttempts(Collection<Long> attempts) {
        return attempts.isEmpty()
                ? Map.of()
                : em.createNamedQuery("Found.ofAttempts", Found.class)
                        .setParameter("attempts", attempts)
                        .getResultStream()
                        .collect(Collectors.groupingBy(Found::attemptId));
    }

    /** How many attempts each finding was concluded of since then. */
    @Transactional(TxType.SUPPORTS)
    public List<Counted> since(Instant from) {
        return em.createNamedQuery("Found.byName", Object[].class)
                .setParameter("from", Id.atLeast(from))
                .getResultStream()
                .map(row -> new Counted(
                        (String) row[0],
                        (String) row[1],
                        ((Number) row[2]).longValue(),
                        Id.madeAt((Long) row[3]),
                        Id.madeAt((Long) row[4])))
                .toList();
    }
}
