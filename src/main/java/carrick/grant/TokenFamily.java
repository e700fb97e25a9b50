package carrick.grant;

import carrick.platform.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.time.Instant;

/**
 * One linking under a grant, such as one Alexa household, and all that is stored of its tokens. Its id is also the number of the
 * attempt that made it. Rows are changed in place by the conditional updates below, never through the entity.
 */
@Entity
@Table(name = "token_family")
/*
 * Hints, for EclipseLink leaves the second of two fetch joins to another statement; and for the conditional updates pass the entities of a
 * transaction by.
 */
@NamedQuery(
        name = "TokenFamily.find",
        query = "select f from TokenFamily f where f.id = :id",
        hints = {
            @QueryHint(name = "eclipselink.join-fetch", value = "f.grant.account"),
            @QueryHint(name = "eclipselink.refresh", value = "true")
        })
@NamedQuery(
        name = "TokenFamily.ofGrant",
        query = "select f from TokenFamily f where f.grant.id = :grant and f.endedAt is null",
        hints = @QueryHint(name = "eclipselink.join-fetch", value = "f.grant.account"))
@NamedQuery(
        name = "TokenFamily.ofAccount",
        query = "select f from TokenFamily f"
                + " where f.grant.account.id = :account and f.grant.revokedAt is null and f.endedAt is null",
        hints = @QueryHint(name = "eclipselink.join-fetch", value = "f.grant.account"))
@NamedQuery(
        name = "TokenFamily.latestOfAccount",
        query = "select f from TokenFamily f where f.grant.account.id = :account order by f.id desc",
        hints = @QueryHint(name = "eclipselink.join-fetch", value = "f.grant.account"))
@NamedQuery(
        name = "TokenFamily.endBy",
        query = "update TokenFamily f set f.endedAt = :now, f.endedWhy = :why, f.endedBy = :by"
                + " where f.id = :id and f.endedAt is null")
@NamedQuery(
        name = "TokenFamily.end",
        query = "update TokenFamily f set f.endedAt = :now, f.endedWhy = :why where f.id = :id and f.endedAt is null")
public class TokenFamily {

    /** The generation of the refresh token that the code exchange answers. */
    public static final int FIRST_GENERATION = 1;

    @Id
    private long id;

    @ManyToOne(optional = false, fetch = FetchType.EAGER)
    @JoinColumn(name = "grant_id")
    private Grant grant;

    @Column(name = "client_id")
    private String clientId;

    private String scope;
    private byte[] salt;
    private int generation = FIRST_GENERATION;
    private int confirmed;

    @Column(name = "renewed_at")
    private Instant renewedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_why")
    private Ending endedWhy;

    @Column(name = "ended_by")
    private String endedBy;

    /** What {@link #read} reads, in its order, of tables called {@code f}, {@code g} and {@code a}. */
    static final String COLUMNS =
            "f.id, f.client_id, f.scope, f.salt, f.generation, f.confirmed, f.renewed_at, f.ended_at,"
                    + " f.ended_why, f.ended_by, " + Grant.COLUMNS;

    protected TokenFamily() {}

    public TokenFamily(long id, Grant grant, String scope, byte[] salt, Instant now) {
        this.id = id;
        this.grant = grant;
        this.clientId = grant.clientId();
        this.scope = scope;
        this.salt = salt.clone();
        this.renewedAt = now;
    }

    static TokenFamily read(Row row) throws SQLException {
        var family = new TokenFamily();
        family.id = row.number();
        family.clientId = row.text();
        family.scope = row.text();
        family.salt = row.bytes();
        family.generation = (int) row.number();
        family.confirmed = (int) row.number();
        family.renewedAt = row.instant();
        family.endedAt = row.instant();
        var why = row.text();
        family.endedWhy = why == null ? null : Ending.valueOf(why);
        family.endedBy = row.text();
        family.grant = Grant.read(row);
        return family;
    }

    public long id() {
        return id;
    }

    public Grant grant() {
        return grant;
    }

    public boolean belongsTo(String client) {
        return clientId.equals(client);
    }

    public String clientId() {
        return clientId;
    }

    public String scope() {
        return scope;
    }

    byte[] salt() {
        return salt;
    }

    /** The generation of the newest refresh token. */
    public int generation() {
        return generation;
    }

    /** The newest generation that somebody has used: by a refresh, or by an introspected access token. */
    public int confirmed() {
        return confirmed;
    }

    /** When the family was last known to be in use: its last rotation, or under {@code FIXED} its last noted refresh. */
    public Instant renewedAt() {
        return renewedAt;
    }

    /** A token is alive only while its family and its grant are. */
    public boolean isAlive() {
        return endedAt == null && grant.isActive();
    }

    /** For the trace, where {@link #isAlive} does not hold: the reason may lie above the family. */
    public String whyEnded() {
        return endedBy != null
                ? "ENDED_BY_" + endedBy.toUpperCase(java.util.Locale.ROOT)
                : endedWhy == null ? grant.whyInactive() : endedWhy.name();
    }

    /** {@code null} while it has not ended itself; what is above it may have. */
    public Instant endedAt() {
        return endedAt;
    }

    /** {@code null} while it has not ended. */
    public Ending ending() {
        return endedWhy;
    }
}
