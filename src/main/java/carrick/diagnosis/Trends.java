package carrick.diagnosis;

import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Purge;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The findings across attempts, in the database. */
@ApplicationScoped
public class Trends {

    /** What is not seen for that long is over: a quiet hour does not end a trend, and does not begin it anew. */
    private static final Duration OVER = Duration.ofHours(1);

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    /** Notes what is seen now; answers what was not open before. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<Trend> note(List<Drift> drifts) {
        var now = clock.now();
        var open = new ArrayList<>(open());
        var begun = new ArrayList<Trend>();
        for (var drift : drifts) {
            var known = open.stream().filter(trend -> trend.isOf(drift)).findFirst();
            known.ifPresent(trend -> trend.seen(drift, now));
            if (known.isEmpty()) {
                var trend = new Trend(Id.next(now), drift);
                em.persist(trend);
                begun.add(trend);
            }
        }
        open.stream().filter(trend -> trend.seenAt().plus(OVER).isBefore(now)).forEach(trend -> trend.end(now));
        return begun;
    }

    @Transactional(TxType.SUPPORTS)
    public List<Trend> open() {
        return em.createNamedQuery("Trend.open", Trend.class).getResultList();
    }

    /** Those that last and those that are over, the newest first. */
    @Transactional(TxType.SUPPORTS)
    public List<Trend> latest(int most) {
        return em.createNamedQuery("Trend.latest", Trend.class)
                .setMaxResults(most)
                .getResultList();
    }

    @Transactional(TxType.SUPPORTS)
    public Optional<Trend> find(long id) {
        return Optional.ofNullable(em.find(Trend.class, id));
    }

    /** Notes that whoever wants to hear of it has. */
    @Transactional(TxType.REQUIRES_NEW)
    public void told(long id) {
        em.createNamedQuery("Trend.told")
                .setParameter("id", id)
                .setParameter("now", clock.now())
                .executeUpdate();
    }

    /** Deletes some of those that were over before the retention of traces; answers whether there may be more. */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean purgeSome() {
        return Purge.some(em, "Trend", Id.atLeast(clock.now().minus(settings.duration(Setting.TRACE_RETENTION))));
    }
}
