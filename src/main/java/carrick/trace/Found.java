package carrick.trace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * That something was concluded of an attempt, so that attempts can be found and counted by it. What it means, and why, is concluded anew
 * whenever somebody reads the attempt.
 */
@Entity
@Table(name = "found")
@NamedQuery(name = "Found.ofAttempts", query = "select f from Found f where f.attemptId in :attempts order by f.place")
@NamedQuery(name = "Found.deleteOfAttempts", query = "delete from Found f where f.attemptId in :attempts")
@NamedQuery(name = "Found.deleteBelow", query = "delete from Found f where f.id >= :from and f.id < :below")
@NamedQuery(name = "Found.oldest", query = "select min(f.id) from Found f")
@NamedQuery(
        name = "Found.byName",
        query = "select f.name, f.severity, count(f), min(f.id), max(f.id) from Found f"
                + " where f.id >= :from group by f.name, f.severity")
public class Found {

    @Id
    private long id;

    @Column(name = "attempt_id")
    private long attemptId;

    private String name;
    private String severity;

    /** 1 for the likeliest cause. */
    private int place;

    @Column(name = "found_at")
    private Instant foundAt;

    protected Found() {}

    public Found(long id, long attemptId, String name, String severity, int place) {
        this.id = id;
        this.attemptId = attemptId;
        this.name = name;
        this.severity = severity;
        this.place = place;
        foundAt = carrick.platform.Id.madeAt(id);
    }

    public long attemptId() {
        return attemptId;
    }

    public String name() {
        return name;
    }

    public String severity() {
        return severity;
    }

    public int place() {
        return place;
    }

    public Instant foundAt() {
        return foundAt;
    }

    public void takes(int newPlace) {
        place = newPlace;
    }
}
