package carrick.session;

import carrick.oauth.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** Somebody is signed in, in one browser. A row, so that every node knows it and signing out is the end of it. */
@Entity
@Table(name = "browser_session")
@NamedQuery(
        name = "BrowserSession.prolong",
        query = "update BrowserSession s set s.expiresAt = :until where s.id = :id and s.expiresAt < :until")
@NamedQuery(
        name = "BrowserSession.endAll",
        query = "delete from BrowserSession s where s.username = :username and s.realm in :realms")
@NamedQuery(name = "BrowserSession.oldest", query = "select min(s.id) from BrowserSession s")
@NamedQuery(
        name = "BrowserSession.deleteBelow",
        query = "delete from BrowserSession s where s.id >= :from and s.id < :below")
public class BrowserSession {

    /** A request sooner than this after the last one prolongs nothing: no write for every click. */
    private static final Duration EXACTNESS = Duration.ofMinutes(1);

    @Id
    private long id;

    @Column(name = "secret_hash")
    private String secretHash;

    @Enumerated(EnumType.STRING)
    private Realm realm;

    private String username;
    private String role;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected BrowserSession() {}

    BrowserSession(long id, Secret secret, Realm realm, String username, String role) {
        this.id = id;
        this.secretHash = secret.sha256();
        this.realm = realm;
        this.username = username;
        this.role = role;
        this.expiresAt = begunAt().plus(realm.idle());
    }

    public long id() {
        return id;
    }

    public String username() {
        return username;
    }

    /** What staff may do; {@code null} for a customer. */
    public String role() {
        return role;
    }

    public Instant begunAt() {
        return carrick.platform.Id.madeAt(id);
    }

    boolean isHeldBy(Secret presented, Realm where, Instant now) {
        return presented.hasSha256(secretHash) && realm == where && now.isBefore(expiresAt);
    }

    /** Until when it lasts if it is used now. */
    Instant expiryIfUsed(Instant now) {
        var idle = now.plus(realm.idle());
        var end = begunAt().plus(realm.longest());
        return idle.isBefore(end) ? idle : end;
    }

    boolean deservesToBeProlonged(Instant now) {
        return Duration.between(expiresAt, expiryIfUsed(now)).compareTo(EXACTNESS) > 0;
    }
}
