package carrick.trace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** How often something happened to the links of one client in one hour on one node: for what is too common to be a step. */
@Entity
@Table(name = "hourly_count")
@NamedQuery(
        name = "HourlyCount.add",
        query = "update HourlyCount c set c.amount = c.amount + :more"
                + " where c.hour = :hour and c.clientId = :client and c.what = :what and c.node = :node")
@NamedQuery(
        name = "HourlyCount.since",
        query = "select c.clientId, c.what, c.hour, sum(c.amount) from HourlyCount c where c.id >= :from"
                + " group by c.clientId, c.what, c.hour")
@NamedQuery(name = "HourlyCount.deleteBelow", query = "delete from HourlyCount c where c.id >= :from and c.id < :below")
@NamedQuery(name = "HourlyCount.oldest", query = "select min(c.id) from HourlyCount c")
public class HourlyCount {

    @Id
    private long id;

    @Column(name = "hour_at")
    private Instant hour;

    @Column(name = "client_id")
    private String clientId;

    @Enumerated(EnumType.STRING)
    private Counted what;

    private String node;
    private long amount;

    protected HourlyCount() {}

    HourlyCount(long id, HourlyCounts.Key key, String node, long amount) {
        this.id = id;
        hour = key.hour();
        clientId = key.clientId();
        what = key.what();
        this.node = node;
        this.amount = amount;
    }

    /** What is counted. */
    public enum Counted {

        /** Refresh tokens answered, in whatever way. */
        REFRESHES,

        /** Of these, links that other servers would have lost: the answer before did not arrive, or two asked at once. */
        OVERLAP_SAVES,

        /** Of these, links that a restored database had forgotten to have moved on. */
        RECOVERIES,

        /** Introspections answered, by the client that asked. */
        INTROSPECTIONS,

        /** Of these, tokens whose time was over. */
        EXPIRED_TOKENS
    }
}
