package carrick.trace;

import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Purge;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.platform.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The attempts in the database. */
@ApplicationScoped
public class LinkAttempts {

    /** What diagnosis waits for is written by then as well. */
    private static final Duration A_BIT = Duration.ofSeconds(1);

    /** In one statement; more are erased in the next. */
    private static final int BATCH = 200;

    private static final String CONCLUDE =
            "update link_attempt set outcome = ?, due_at = ? where id = ? and due_at = ?";

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Statements statements;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    /**
     * Writes a batch in a transaction of its own: the trace of a request survives the request's rollback. Other nodes may write steps of
     * the same attempts at the same time; all lock them in the order of their numbers.
     */
    @Transactional(TxType.REQUIRES_NEW)
    public void write(List<StepRecord> steps, String node) {
        var quiet = settings.duration(Setting.DIAGNOSIS_PATIENCE).plus(A_BIT);
        var attempts = lock(steps.stream()
                .map(StepRecord::attempt)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new)));
        for (var step : steps) {
            em.persist(new Step(Id.next(step.at()), node, step));
            if (step.attempt() != null) {
                attempts.get(step.attempt()).absorb(step, quiet);
            }
        }
    }

    @Transactional(TxType.SUPPORTS)
    public Optional<LinkAttempt> find(long id) {
        return Optional.ofNullable(em.find(LinkAttempt.class, id));
    }

    @Transactional(TxType.SUPPORTS)
    public List<Step> stepsOf(long attempt) {
        return stepsOf(List.of(attempt)).getOrDefault(attempt, List.of());
    }

    /** The steps of many attempts, each in their order. */
    @Transactional(TxType.SUPPORTS)
    public Map<Long, List<Step>> stepsOf(Collection<Long> attempts) {
        return attempts.isEmpty()
                ? Map.of()
                : em.createNamedQuery("Step.ofAttempts", Step.class)
                        .setParameter("attempts", attempts)
                        .getResultStream()
                        .collect(Collectors.groupingBy(Step::attemptId));
    }

    /** The newest that the filter lets through, at most that many. */
    @Transactional(TxType.SUPPORTS)
    public List<LinkAttempt> list(AttemptFilter filter, int most) {
        var conditions = filter.conditions();
        var where = conditions.stream()
                .map(condition -> " and " + condition.words())
                .collect(Collectors.joining());
        var query = em.createQuery(
                "select a from LinkAttempt a where a.id > 0" + where + " order by a.id desc", LinkAttempt.class);
        conditions.forEach(condition -> query.setParameter(condition.parameter(), condition.value()));
        return query.setMaxResults(most).getResultList();
    }

    /** What happened to that client in that time; the newest first. */
    @Transactional(TxType.SUPPORTS)
    public List<LinkAttempt> around(String clientId, Instant from, Instant until, int most) {
        return between("LinkAttempt.around", clientId, from, until)
                .setMaxResults(most)
                .getResultList();
    }

    /** Failed requests of that time that belong to no attempt, of that client or of none that is known; the oldest first. */
    @Transactional(TxType.SUPPORTS)
    public List<LinkAttempt> strays(String clientId, Instant from, Instant until, int most) {
        return between("LinkAttempt.strays", clientId, from, until)
                .setParameter("stray", Outcome.STRAY)
                .setMaxResults(most)
                .getResultList();
    }

    private TypedQuery<LinkAttempt> between(String query, String clientId, Instant from, Instant until) {
        return em.createNamedQuery(query, LinkAttempt.class)
                .setParameter("client", clientId)
                .setParameter("from", Id.atLeast(from))
                .setParameter("until", Id.atLeast(until));
    }

    /** The steps since then that failed with one of these faults, the newest first. */
    @Transactional(TxType.SUPPORTS)
    public List<Step> failures(Instant since, Collection<String> faults, int most) {
        return em.createNamedQuery("Step.failures", Step.class)
                .setParameter("from", Id.atLeast(since))
                .setParameter("faults", faults)
                .setMaxResults(most)
                .getResultList();
    }

    /** How many attempts got how far, and what became of them. */
    public record Count(Milestone milestone, Outcome outcome, long attempts) {}

    /** The attempts of that time, counted. It reads each of them: a million take about half a second. */
    @Transactional(TxType.SUPPORTS)
    public List<Count> count(Instant from, Instant until) {
        return em.createNamedQuery("LinkAttempt.count", Object[].class)
                .setParameter("from", Id.atLeast(from))
                .setParameter("until", Id.atLeast(until))
                .getResultStream()
                .map(row -> new Count((Milestone) row[0], (Outcome) row[1], ((Number) row[2]).longValue()))
                .toList();
    }

    /** Those that diagnosis is to look at by now, the longest waiting first. */
    @Transactional(TxType.SUPPORTS)
    public List<LinkAttempt> due(int most) {
        return em.createNamedQuery("LinkAttempt.due", LinkAttempt.class)
                .setParameter("now", clock.now())
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * What became of an attempt.
     *
     * @param read the attempt as it was when that was concluded
     * @param next when to look again; {@code null} for not before there are news
     */
    public record Conclusion(LinkAttempt read, Outcome outcome, Instant next) {}

    /** Notes what became of these attempts, except of those of which there have been news since they were read. Not in a transaction. */
    public void conclude(List<Conclusion> all) {
        statements.updateAll(
                CONCLUDE,
                all.stream()
                        .sorted(Comparator.comparingLong(one -> one.read().id())) // the order in which write locks them
                        .map(one -> new Object[] {
                            one.outcome().name(),
                            one.next(),
                            one.read().id(),
                            one.read().dueAt()
                        })
                        .toList());
    }

    /** Erases what is kept of the attempts of an account, some at a time; answers how many. The links themselves live on. */
    @Transactional(TxType.REQUIRES_NEW)
    public int eraseSome(String account) {
        var attempts = em.createNamedQuery("LinkAttempt.ofAccount", Long.class)
                .setParameter("account", account)
                .setMaxResults(BATCH)
                .getResultList();
        if (!attempts.isEmpty()) {
            List.of("Found.deleteOfAttempts", "Step.deleteOfAttempts", "LinkAttempt.delete")
                    .forEach(delete -> em.createNamedQuery(delete)
                            .setParameter("attempts", attempts)
                            .executeUpdate());
        }
        return attempts.size();
    }

    /** Deletes a minute of what is older than the retention; answers whether there may be more. Short batches hold no lock for long. */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean purgeSome() {
        var below = Id.atLeast(clock.now().minus(retention()));
        return Purge.some(em, "Step", below)
                | Purge.some(em, "LinkAttempt", below)
                | Purge.some(em, "Found", below)
                | Purge.some(em, "HourlyCount", below);
    }

    private Duration retention() {
        return settings.duration(Setting.TRACE_RETENTION);
    }

    /** The attempts of these numbers, in their order; what is not there yet is made. */
    private Map<Long, LinkAttempt> lock(SortedSet<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var attempts = em.createNamedQuery("LinkAttempt.ofNumbers", LinkAttempt.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(LinkAttempt::id, Function.identity()));
        for (var id : ids) {
            attempts.computeIfAbsent(id, unknown -> {
                var attempt = new LinkAttempt(unknown);
                em.persist(attempt);
                return attempt;
            });
        }
        return attempts;
    }
}
