package carrick.alexa.delivery;

import carrick.alexa.event.EventMessage;
import carrick.grant.FamilyEnded;
import carrick.oauth.Fault;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Purge;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The events in the database. What happens to one is a conditional update each: two nodes cannot both have done it. */
@ApplicationScoped
public class Events {

    private static final int LANES_AT_ONCE = 200;

    /** Whether ten or fifty thousand wait makes no difference to who looks, but to what looking costs. */
    static final int MOST_COUNTED = 10_000;

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Inject
    Event<EventMetrics.Accepted> accepted;

    @Inject
    Event<EventMetrics.Ended> ended;

    @Inject
    Event<EventMetrics.Arrived> arrived;

    /** An event and where it is on its ways. */
    record Posted(AlexaEvent event, List<EventDelivery> deliveries) {

        /** {@code waiting} while it waits for one link, {@code delivered} once one has it, {@code undeliverable} where no link takes events. */
        String status() {
            return Stream.of(DeliveryStatus.WAITING, DeliveryStatus.DELIVERED)
                    .filter(status -> deliveries.stream().anyMatch(delivery -> delivery.status() == status))
                    .findFirst()
                    .or(() -> deliveries.stream().map(EventDelivery::status).findFirst())
                    .map(status -> status.name().toLowerCase(Locale.ROOT))
                    .orElse("undeliverable");
        }
    }

    /** Stores all of them, or none. One that this client has posted before is answered as it stands. */
    @Transactional(TxType.REQUIRES_NEW)
    List<Posted> accept(String client, List<EventMessage> messages, Set<Long> families) {
        return messages.stream()
                .map(message -> find(client, message.messageId()).orElseGet(() -> store(client, message, families)))
                .toList();
    }

    /** An event of that client, by its number or its {@code messageId}. */
    @Transactional(TxType.SUPPORTS)
    Optional<Posted> find(String client, String idOrMessageId) {
        return em.createNamedQuery("AlexaEvent.byMessage", AlexaEvent.class)
                .setParameter("client", client)
                .setParameter("message", idOrMessageId)
                .getResultStream()
                .findFirst()
                .or(() -> Id.read(idOrMessageId)
                        .map(id -> em.find(AlexaEvent.class, id))
                        .filter(event -> event.wasPostedBy(client)))
                .map(event -> new Posted(event, deliveriesOf(event)));
    }

    /** The event of that lane whose turn it is. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<EventDelivery> next(String lane) {
        return em.createNamedQuery("EventDelivery.inLane", EventDelivery.class)
                .setParameter("lane", lane)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Whether a newer report of the same things waits behind this one. */
    @Transactional(TxType.SUPPORTS)
    boolean hasNewer(EventDelivery delivery) {
        return em.createNamedQuery("EventDelivery.newer", Long.class)
                        .setParameter("lane", delivery.lane())
                        .setParameter("id", delivery.id())
                        .setParameter("key", delivery.replaceKey())
                        .getSingleResult()
                > 0;
    }

    /** Counts a try before it is made; answers whether it is ours to make. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean begin(EventDelivery delivery) {
        return update("EventDelivery.begin")
                        .setParameter("id", delivery.id())
                        .setParameter("attempts", delivery.attempts())
                        .setParameter("next", delivery.attempts() + 1)
                        .executeUpdate()
                == 1;
    }

    /** Leaves it waiting, and notes why. */
    @Transactional(TxType.REQUIRES_NEW)
    void postpone(EventDelivery delivery, Fault why, int httpStatus) {
        update("EventDelivery.postpone")
                .setParameter("id", delivery.id())
                .setParameter("reason", why.name())
                .setParameter("http", httpStatus)
                .executeUpdate();
    }

    /** @param why {@code null} where nothing went wrong */
    @Transactional(TxType.REQUIRES_NEW)
    void conclude(EventDelivery delivery, DeliveryStatus status, Fault why, int httpStatus) {
        if (conclude(delivery, status, why == null ? null : why.name(), httpStatus)
                && status == DeliveryStatus.DELIVERED) {
            arrived.fire(new EventMetrics.Arrived(
                    Duration.between(Id.madeAt(delivery.event().id()), clock.now())));
        }
    }

    /** Gives it up for its age; what it waited for last stays its reason. */
    @Transactional(TxType.REQUIRES_NEW)
    void expire(EventDelivery delivery) {
        var reason = delivery.reason() == null ? DeliveryFault.EVENT_TOO_OLD.name() : delivery.reason();
        conclude(delivery, DeliveryStatus.EXPIRED, reason, delivery.httpStatus());
    }

    /** Gives up everything that still waits for that link. */
    @Transactional
    void drop(long family, Fault why) {
        int dropped = update("EventDelivery.drop")
                .setParameter("family", family)
                .setParameter("status", DeliveryStatus.DROPPED)
                .setParameter("reason", why.name())
                .executeUpdate();
        ended.fire(new EventMetrics.Ended(DeliveryStatus.DROPPED, dropped));
    }

    @Transactional
    void dropEventsOf(@Observes FamilyEnded ended) {
        drop(ended.id(), DeliveryFault.LINK_GONE);
    }

    /** Lanes in which something has waited for that long while nobody was told to deliver it: a node died in between. */
    @Transactional(TxType.SUPPORTS)
    @SuppressWarnings("unchecked")
    List<String> forgottenLanes(String job, Duration age) {
        return em.createNativeQuery("select distinct d.lane from event_delivery d where d.lane is not null"
                        + " and d.changed_at < ? and not exists (select 1 from scheduled_tasks t"
                        + " where t.task_name = ? and t.task_instance = d.lane)")
                .setParameter(1, java.sql.Timestamp.from(clock.now().minus(age)))
                .setParameter(2, job)
                .setMaxResults(LANES_AT_ONCE)
                .getResultList();
    }

    /** Which deliveries to list, the newest first; what is {@code null} does not matter. */
    public record Wanted(String clientId, DeliveryStatus status, Long below) {}

    /** How many deliveries ended like that. */
    public record Count(DeliveryStatus status, String reason, long deliveries) {}

    /** Deliveries of the newest events, at most that many. */
    @Transactional(TxType.SUPPORTS)
    public List<EventDelivery> list(Wanted wanted, int most) {
        var query = em.createQuery(
                "select d from EventDelivery d join fetch d.event e where d.id < :below"
                        + (wanted.clientId == null ? "" : " and e.clientId = :client")
                        + (wanted.status == null ? "" : " and d.status = :status") + " order by d.id desc",
                EventDelivery.class);
        query.setParameter("below", wanted.below == null ? Long.valueOf(Long.MAX_VALUE) : wanted.below);
        if (wanted.clientId != null) {
            query.setParameter("client", wanted.clientId);
        }
        if (wanted.status != null) {
            query.setParameter("status", wanted.status);
        }
        return query.setMaxResults(most).getResultList();
    }

    /** What became of the events that were accepted since then, by status and reason. */
    @Transactional(TxType.SUPPORTS)
    public List<Count> count(Instant since) {
        return em.createNamedQuery("EventDelivery.countByReason", Object[].class)
                .setParameter("from", Id.atLeast(since))
                .getResultStream()
                .map(row -> new Count((DeliveryStatus) row[0], (String) row[1], ((Number) row[2]).longValue()))
                .toList();
    }

    /** What became of the events to one link. */
    @Transactional(TxType.SUPPORTS)
    public List<Count> ofFamily(long family) {
        return em.createNamedQuery("EventDelivery.countOfFamily", Object[].class)
                .setParameter("family", family)
                .getResultStream()
                .map(row -> new Count((DeliveryStatus) row[0], null, ((Number) row[1]).longValue()))
                .toList();
    }

    @Transactional(TxType.SUPPORTS)
    public Optional<EventDelivery> find(long delivery) {
        return Optional.ofNullable(em.find(EventDelivery.class, delivery));
    }

    /**
     * Puts the event on its way to the same link once more, beside whatever else is on its way there: what failed days ago must not hold up
     * what happens now. The one that failed stays as it is.
     *
     * @return the new delivery, whose lane somebody has to see to; empty where the old one still waits or was delivered
     */
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<EventDelivery> sendAgain(long failed) {
        var now = clock.now();
        return find(failed)
                .filter(EventDelivery::isLost)
                .filter(delivery -> deliveriesOf(delivery.event()).stream()
                        .noneMatch(other -> other.familyId() == delivery.familyId()
                                && other.id() > delivery.id()
                                && !other.isLost())) // somebody has sent it again already
                .map(delivery -> {
                    var again = delivery.again(now.plus(settings.duration(Setting.EVENTS_LIFETIME)), now);
                    em.persist(again);
                    accepted.fire(new EventMetrics.Accepted(1));
                    return again;
                });
    }

    /** When the event was accepted that has waited longest; empty where none waits. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Instant> oldestWaiting() {
        return Optional.ofNullable(em.createNamedQuery("EventDelivery.oldestWaiting", Long.class)
                        .getSingleResult())
                .map(Id::madeAt);
    }

    /** How many wait, at most {@link #MOST_COUNTED}. */
    @Transactional(TxType.SUPPORTS)
    int waiting() {
        var counted = (Number) em.createNativeQuery("select count(*) from (select d.id from event_delivery d"
                        + " where d.lane is not null fetch first " + MOST_COUNTED + " rows only) w")
                .getSingleResult();
        return counted.intValue();
    }

    /** Deletes a little of what is older than the retention, and cannot wait any more; answers whether there may be more. */
    @Transactional
    public boolean purgeSome() {
        var retention = settings.duration(Setting.EVENTS_RETENTION);
        var lifetime = settings.duration(Setting.EVENTS_LIFETIME);
        var kept = retention.compareTo(lifetime) > 0 ? retention : lifetime.multipliedBy(2);
        return Purge.some(em, "AlexaEvent", Id.atLeast(clock.now().minus(kept)));
    }

    /** Answers whether it was still waiting. */
    private boolean conclude(EventDelivery delivery, DeliveryStatus status, String reason, int httpStatus) {
        int concluded = update("EventDelivery.conclude")
                .setParameter("id", delivery.id())
                .setParameter("status", status)
                .setParameter("reason", reason)
                .setParameter("http", httpStatus)
                .executeUpdate();
        ended.fire(new EventMetrics.Ended(status, concluded));
        return concluded == 1;
    }

    private Posted store(String client, EventMessage message, Set<Long> families) {
        var now = clock.now();
        var event = new AlexaEvent(Id.next(now), client, message);
        em.persist(event);
        var expiresAt = now.plus(settings.duration(Setting.EVENTS_LIFETIME));
        var deliveries = families.stream()
                .map(family -> new EventDelivery(event, route(family, message), expiresAt, now))
                .toList();
        deliveries.forEach(em::persist);
        accepted.fire(new EventMetrics.Accepted(deliveries.size()));
        return new Posted(event, deliveries);
    }

    private static EventDelivery.Route route(long family, EventMessage message) {
        return new EventDelivery.Route(
                family, message.endpointId().orElse(""), message.replaceKey().orElse(null));
    }

    private List<EventDelivery> deliveriesOf(AlexaEvent event) {
        return em.createNamedQuery("EventDelivery.ofEvent", EventDelivery.class)
                .setParameter("event", event.id())
                .getResultList();
    }

    private Query update(String name) {
        return em.createNamedQuery(name).setParameter("now", clock.now());
    }
}
