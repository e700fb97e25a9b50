package carrick.alexa.delivery;

import carrick.oauth.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * One event on its way to one link. Its id is the database's, so that what is posted after the answer to the earlier one is sent after it,
 * whichever nodes took part. All events about one endpoint of one link share a lane, which is delivered in the order of the ids; what is
 * done has no lane any more.
 */
@Entity
@Table(name = "event_delivery")
@NamedQuery(
        name = "EventDelivery.oldestWaiting",
        query = "select min(d.event.id) from EventDelivery d where d.lane is not null")
@NamedQuery(
        name = "EventDelivery.countOfFamily",
        query = "select d.status, count(d) from EventDelivery d where d.familyId = :family group by d.status")
@NamedQuery(
        name = "EventDelivery.countByReason",
        query = "select d.status, d.reason, count(d) from EventDelivery d where d.event.id >= :from"
                + " group by d.status, d.reason")
@NamedQuery(
        name = "EventDelivery.inLane",
        query = "select d from EventDelivery d join fetch d.event where d.lane = :lane order by d.id")
@NamedQuery(
        name = "EventDelivery.ofEvent",
        query = "select d from EventDelivery d where d.event.id = :event order by d.id")
@NamedQuery(
        name = "EventDelivery.newer",
        query = "select count(d) from EventDelivery d where d.lane = :lane and d.id > :id and d.replaceKey = :key")
@NamedQuery(
        name = "EventDelivery.begin",
        query = "update EventDelivery d set d.attempts = :next, d.changedAt = :now"
                + " where d.id = :id and d.attempts = :attempts and d.lane is not null")
@NamedQuery(
        name = "EventDelivery.postpone",
        query = "update EventDelivery d set d.reason = :reason, d.httpStatus = :http, d.changedAt = :now"
                + " where d.id = :id and d.lane is not null")
@NamedQuery(
        name = "EventDelivery.conclude",
        query = "update EventDelivery d set d.status = :status, d.reason = :reason, d.httpStatus = :http,"
                + " d.changedAt = :now, d.lane = null where d.id = :id and d.lane is not null")
@NamedQuery(
        name = "EventDelivery.drop",
        query = "update EventDelivery d set d.status = :status, d.reason = :reason, d.changedAt = :now, d.lane = null"
                + " where d.familyId = :family and d.lane is not null")
public class EventDelivery {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "event_delivery_id")
    @SequenceGenerator(
            name = "event_delivery_id",
            sequenceName = "event_delivery_id",
            allocationSize = 1) // a node that kept some in stock would hand out old ones late
    private Long id;

    @ManyToOne(optional = false, fetch = FetchType.EAGER)
    @JoinColumn(name = "event_id")
    private AlexaEvent event;

    @Column(name = "family_id")
    private long familyId;

    private String lane;

    @Column(name = "replace_key")
    private String replaceKey;

    @Enumerated(EnumType.STRING)
    private DeliveryStatus status = DeliveryStatus.WAITING;

    private String reason;
    private int attempts;

    @Column(name = "http_status")
    private int httpStatus;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected EventDelivery() {}

    EventDelivery(AlexaEvent event, Route route, Instant expiresAt, Instant now) {
        this.event = event;
        familyId = route.family();
        lane = route.lane();
        replaceKey = route.replaceKey();
        this.expiresAt = expiresAt;
        changedAt = now;
    }

    /** Where an event goes, and which others it must not overtake. */
    record Route(long family, String endpointId, String replaceKey) {

        /** The link's number and a fingerprint of the endpoint; reports about no endpoint, or many, have a lane of their own. */
        String lane() {
            return family + "." + new Secret(endpointId).sha256().substring(0, 32);
        }
    }

    public long id() {
        return id;
    }

    /** Whether it did not arrive, and nothing newer said the same. */
    public boolean isLost() {
        return status == DeliveryStatus.FAILED || status == DeliveryStatus.EXPIRED || status == DeliveryStatus.DROPPED;
    }

    /** The same event on its way to the same link once more, in a lane of its own. */
    EventDelivery again(Instant newExpiry, Instant now) {
        return new EventDelivery(event, new Route(familyId, "again " + id, null), newExpiry, now);
    }

    public AlexaEvent event() {
        return event;
    }

    public long familyId() {
        return familyId;
    }

    public String lane() {
        return lane;
    }

    String replaceKey() {
        return replaceKey;
    }

    public DeliveryStatus status() {
        return status;
    }

    /** The name of the last thing that went wrong; {@code null} where nothing did. */
    public String reason() {
        return reason;
    }

    public int attempts() {
        return attempts;
    }

    /** What the gateway answered last; 0 before it was asked, or where it did not answer. */
    public int httpStatus() {
        return httpStatus;
    }

    public Instant changedAt() {
        return changedAt;
    }

    boolean hasExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
