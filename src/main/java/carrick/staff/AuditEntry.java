package carrick.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** One change: who made it, what was before and after, and from where. */
@Entity
@Table(name = "audit_entry")
@NamedQuery(name = "AuditEntry.below", query = "select e from AuditEntry e where e.id < :below order by e.id desc")
@NamedQuery(name = "AuditEntry.oldest", query = "select min(e.id) from AuditEntry e")
@NamedQuery(name = "AuditEntry.deleteBelow", query = "delete from AuditEntry e where e.id >= :from and e.id < :below")
public class AuditEntry {

    @Id
    private long id;

    private String actor;
    private String role;
    private String address;
    private String action;
    private String subject;

    @Column(name = "was")
    private String before;

    @Column(name = "became")
    private String after;

    protected AuditEntry() {}

    AuditEntry(long id, Actor who, String action, String subject) {
        this.id = id;
        actor = who.getName();
        role = who.getRoleName();
        address = who.address();
        this.action = action;
        this.subject = subject;
    }

    AuditEntry changing(String was, String became) {
        before = was;
        after = became;
        return this;
    }

    public long id() {
        return id;
    }

    public Instant at() {
        return carrick.platform.Id.madeAt(id);
    }

    public String actor() {
        return actor;
    }

    public String role() {
        return role;
    }

    public String address() {
        return address;
    }

    /** Such as {@code client.change}. */
    public String action() {
        return action;
    }

    public String subject() {
        return subject;
    }

    /** {@code null} where there was nothing. */
    public String before() {
        return before;
    }

    /** {@code null} where there is nothing now. */
    public String after() {
        return after;
    }
}
