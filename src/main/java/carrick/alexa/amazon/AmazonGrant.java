package carrick.alexa.amazon;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** What Amazon grants for one link: its tokens, encrypted, and the region whose gateway takes the customer's events. */
@Entity
@Table(name = "amazon_grant")
@NamedQuery(
        name = "AmazonGrant.claim",
        query =
                "update AmazonGrant g set g.refreshingUntil = :until where g.familyId = :family and g.generation = :generation"
                        + " and g.endedAt is null and (g.refreshingUntil is null or g.refreshingUntil < :now)")
@NamedQuery(
        name = "AmazonGrant.release",
        query =
                "update AmazonGrant g set g.refreshingUntil = null where g.familyId = :family and g.generation = :generation")
@NamedQuery(
        name = "AmazonGrant.renew",
        query = "update AmazonGrant g set g.accessToken = :access, g.refreshToken = :refresh, g.keyId = :key,"
                + " g.expiresAt = :expires, g.generation = :next, g.refreshingUntil = null"
                + " where g.familyId = :family and g.generation = :generation and g.endedAt is null")
@NamedQuery(
        name = "AmazonGrant.end",
        query =
                "update AmazonGrant g set g.accessToken = null, g.refreshToken = null, g.endedAt = :now, g.endedWhy = :why"
                        + " where g.familyId = :family and g.endedAt is null and g.generation <= :generation")
@NamedQuery(
        name = "AmazonGrant.found",
        query =
                "update AmazonGrant g set g.region = :region, g.regionSearched = true where g.familyId = :family and g.generation = :generation")
@NamedQuery(
        name = "AmazonGrant.firstEvent",
        query = "update AmazonGrant g set g.firstEventAt = :now where g.familyId = :family and g.firstEventAt is null")
@NamedQuery(name = "AmazonGrant.ofLinks", query = "select g from AmazonGrant g where g.familyId in :families")
@NamedQuery(
        name = "AmazonGrant.after",
        query = "select g.familyId from AmazonGrant g where g.familyId > :after order by g.familyId")
@NamedQuery(
        name = "AmazonGrant.underOtherKey",
        query = "select g from AmazonGrant g where g.familyId > :after and g.familyId <= :until"
                + " and g.keyId <> :key and g.endedAt is null")
@NamedQuery(
        name = "AmazonGrant.reseal",
        query = "update AmazonGrant g set g.accessToken = :access, g.refreshToken = :refresh, g.keyId = :key"
                + " where g.familyId = :family and g.generation = :generation and g.endedAt is null"
                + " and (g.refreshingUntil is null or g.refreshingUntil < :now)")
public class AmazonGrant {

    /** Amazon's own sample refreshes this long before the end. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    /** Whatever the generation: an ending that nothing newer outlives. */
    static final int EVERY_GENERATION = Integer.MAX_VALUE;

    @Id
    @Column(name = "family_id")
    private long familyId;

    @Column(name = "client_id")
    private String clientId;

    /** The exchange that brought the tokens; ids sort by time. */
    @Column(name = "exchange_id")
    private long exchangeId;

    @Enumerated(EnumType.STRING)
    private Region region;

    @Column(name = "region_searched")
    private boolean regionSearched;

    @Column(name = "access_token")
    private byte[] accessToken;

    @Column(name = "refresh_token")
    private byte[] refreshToken;

    @Column(name = "key_id")
    private int keyId;

    /** Grows with each new pair of tokens: two nodes that act on the same one notice each other. */
    private int generation;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "granted_at")
    private Instant grantedAt;

    @Column(name = "refreshing_until")
    private Instant refreshingUntil;

    @Column(name = "first_event_at")
    private Instant firstEventAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_why")
    private Leaving endedWhy;

    protected AmazonGrant() {}

    AmazonGrant(long familyId, String clientId) {
        this.familyId = familyId;
        this.clientId = clientId;
    }

    /** Another AcceptGrant replaces whatever was there (Amazon's older tokens are dead), also what had ended. */
    void grant(AmazonExchange exchange, Encrypted tokens, Instant now) {
        exchangeId = exchange.id();
        region = exchange.region();
        regionSearched = false;
        accessToken = tokens.access();
        refreshToken = tokens.refresh();
        keyId = tokens.keyId();
        expiresAt = tokens.expiresAt();
        generation++;
        grantedAt = now;
        refreshingUntil = null;
        endedAt = null;
        endedWhy = null;
    }

    boolean isOfLaterThan(long exchange) {
        return exchangeId > exchange;
    }

    public long familyId() {
        return familyId;
    }

    public String clientId() {
        return clientId;
    }

    public Region region() {
        return region;
    }

    /** Whether the other regions have been tried since the grant: that is worth doing once. */
    public boolean regionWasSearched() {
        return regionSearched;
    }

    public int generation() {
        return generation;
    }

    byte[] accessToken() {
        return accessToken;
    }

    byte[] refreshToken() {
        return refreshToken;
    }

    public boolean isActive() {
        return endedAt == null;
    }

    /** {@code null} while it has not ended. */
    public Leaving leaving() {
        return endedWhy;
    }

    public Instant grantedAt() {
        return grantedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public boolean hasSentEvents() {
        return firstEventAt != null;
    }

    boolean needsRefresh(Instant now) {
        return !now.isBefore(expiresAt.minus(EARLY));
    }

    boolean hasExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** A pair of tokens as it is stored. */
    record Encrypted(byte[] access, byte[] refresh, int keyId, Instant expiresAt) {}
}
