package carrick.diagnosis;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** A {@link Drift} from when it was first seen until it is over. */
@Entity
@Table(name = "trend")
@NamedQuery(name = "Trend.open", query = "select t from Trend t where t.endedAt is null order by t.id desc")
@NamedQuery(name = "Trend.latest", query = "select t from Trend t order by t.id desc")
@NamedQuery(name = "Trend.told", query = "update Trend t set t.toldAt = :now where t.id = :id and t.toldAt is null")
@NamedQuery(
        name = "Trend.deleteBelow",
        query = "delete from Trend t where t.id >= :from and t.id < :below and t.endedAt is not null")
@NamedQuery(name = "Trend.oldest", query = "select min(t.id) from Trend t where t.endedAt is not null")
public class Trend {

    @Id
    private long id;

    private String name;

    @Column(name = "client_id")
    private String clientId;

    private String subject;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    private String explanation;
    private String evidence;
    private String cure;
    private Instant since;

    @Column(name = "seen_at")
    private Instant seenAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "told_at")
    private Instant toldAt;

    protected Trend() {}

    Trend(long id, Drift drift) {
        this.id = id;
        name = drift.finding().name();
        severity = drift.finding().severity();
        clientId = drift.clientId();
        subject = drift.subject();
        since = drift.since();
        seen(drift, carrick.platform.Id.madeAt(id));
    }

    void seen(Drift drift, Instant now) {
        explanation = fit(drift.finding().explanation(), 2_000);
        evidence = fit(String.join("\n", drift.finding().evidence()), 4_000);
        cure = fit(drift.finding().cure(), 2_000);
        seenAt = now;
    }

    void end(Instant now) {
        endedAt = now;
    }

    boolean isOf(Drift drift) {
        return name.equals(drift.finding().name())
                && subject.equals(drift.subject())
                && java.util.Objects.equals(clientId, drift.clientId());
    }

    private static String fit(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "\u2026";
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** {@code null} where it is about all clients. */
    public String clientId() {
        return clientId;
    }

    public String subject() {
        return subject;
    }

    public Severity severity() {
        return severity;
    }

    public String explanation() {
        return explanation;
    }

    public List<String> evidence() {
        return evidence.isEmpty() ? List.of() : List.of(evidence.split("\n"));
    }

    public String cure() {
        return cure;
    }

    /** When it seems to have begun, which may be before anybody could tell. */
    public Instant since() {
        return since;
    }

    public Instant seenAt() {
        return seenAt;
    }

    /** {@code null} while it lasts. */
    public Instant endedAt() {
        return endedAt;
    }

    boolean isTold() {
        return toldAt != null;
    }
}
