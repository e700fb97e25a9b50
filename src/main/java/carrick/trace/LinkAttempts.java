package carrick.trace;

import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Purge;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The attempts in the database. */
@ApplicationScoped
public class LinkAttempts {

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

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
        var now = clock.now();
        var attempts = new TreeMap<Long, LinkAttempt>();
        steps.stream()
                .map(StepRecord::attempt)
                .filter(Objects::nonNull)
                .sorted()
                .forEach(id -> attempts.computeIfAbsent(id, this::attempt));
        for (var step : steps) {
            em.persist(new Step(Id.next(now), node, step));
            if (step.attempt() != null) {
                attempts.get(step.attempt()).absorb(step, now);
            }
        }
    }

    @Transactional(TxType.SUPPORTS)
    public Optional<LinkAttempt> find(long id) {
        return Optional.ofNullable(em.find(LinkAttempt.class, id));
    }

    @Transactional(TxType.SUPPORTS)
    public List<Step> stepsOf(long attempt) {
        return em.createNamedQuery("Step.ofAttempt", Step.class)
                .setParameter("attempt", attempt)
                .getResultList();
    }

    /** Deletes ten minutes of what is older than the retention; answers whether there may be more. Short batches hold no lock for long. */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean purgeSome() {
        var below = Id.atLeast(clock.now().minus(settings.duration(Setting.TRACE_RETENTION)));
        return Purge.some(em, "Step", below) | Purge.some(em, "LinkAttempt", below);
    }

    private LinkAttempt attempt(long id) {
        var known = em.find(LinkAttempt.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (known != null) {
            return known;
        }
        var attempt = new LinkAttempt(id);
        em.persist(attempt);
        return attempt;
    }
}
