package carrick.client;

import carrick.oauth.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** One of a client's secrets, as its hash. The secret has 256 random bits, so a fast hash is enough and the token path stays fast. */
@Entity
@Table(name = "client_secret")
@NamedQuery(name = "ClientSecret.used", query = "update ClientSecret s set s.lastUsedAt = :now where s.id = :id")
public class ClientSecret {

    /** How exact "last used" is; more would be a write per token request. */
    private static final Duration EXACTNESS = Duration.ofMinutes(15);

    @Id
    private long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "client_id")
    private Client client;

    private String sha256;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    protected ClientSecret() {}

    /** @param sha256 {@link Secret#sha256()} of the secret */
    public ClientSecret(long id, String sha256) {
        this.id = id;
        this.sha256 = sha256;
    }

    ClientSecret of(Client owner) {
        client = owner;
        return this;
    }

    public long id() {
        return id;
    }

    public boolean is(Secret presented) {
        return presented.hasSha256(sha256);
    }

    /** As it is stored. */
    public String sha256() {
        return sha256;
    }

    /** As a {@link Secret} prints, so that it can be compared with what was presented. */
    public String shown() {
        return "Secret#" + sha256.substring(0, 8);
    }

    boolean isSameAs(ClientSecret other) {
        return sha256.equals(other.sha256);
    }

    /** Whether the record of the last use is older than a quarter of an hour. */
    boolean deservesANote(Instant now) {
        return lastUsedAt == null || lastUsedAt.plus(EXACTNESS).isBefore(now);
    }

    void noted(Instant now) {
        lastUsedAt = now;
    }

    public Instant lastUsedAt() {
        return lastUsedAt;
    }
}
