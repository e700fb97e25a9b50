package carrick.trace;

import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.trace.HourlyCount.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts per client and hour. A request adds to the memory of its node; once a minute a timer adds that to the database, so a refresh
 * costs no write. What a node had not written when it died is lost: these are statistics.
 */
@ApplicationScoped
public class HourlyCounts {

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    private final ConcurrentHashMap<Key, LongAdder> unwritten = new ConcurrentHashMap<>();

    record Key(Instant hour, String clientId, Counted what) {}

    /** How often something happened to the links of one client in one hour, on all nodes together. */
    public record Hour(String clientId, Counted what, Instant hour, long amount) {}

    /** @param clientId of a client that has proven itself: whoever makes up names must not fill the memory */
    public void add(String clientId, Counted what) {
        var key = new Key(clock.now().truncatedTo(ChronoUnit.HOURS), clientId, what);
        unwritten.computeIfAbsent(key, first -> new LongAdder()).increment();
    }

    /** Writes what has come together on this node. */
    @Transactional(TxType.REQUIRES_NEW)
    public void flush(String node) {
        for (var key : List.copyOf(unwritten.keySet())) {
            var amount = unwritten.get(key).sumThenReset();
            if (amount > 0) {
                write(key, node, amount);
            } else {
                unwritten.remove(key); // of an hour that is over; in a race one increment may be lost
            }
        }
    }

    private void write(Key key, String node, long amount) {
        var written = em.createNamedQuery("HourlyCount.add")
                .setParameter("more", amount)
                .setParameter("hour", key.hour())
                .setParameter("client", key.clientId())
                .setParameter("what", key.what())
                .setParameter("node", node)
                .executeUpdate();
        if (written == 0) {
            em.persist(new HourlyCount(Id.next(clock.now()), key, node, amount));
        }
    }

    @Transactional(TxType.SUPPORTS)
    public List<Hour> since(Instant from) {
        return em.createNamedQuery("HourlyCount.since", Object[].class)
                .setParameter("from", Id.atLeast(from))
                .getResultStream()
                .map(row ->
                        new Hour((String) row[0], (Counted) row[1], (Instant) row[2], ((Number) row[3]).longValue()))
                .toList();
    }
}
