package carrick.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** A key that signs access tokens: its private half encrypted, its public half for everybody. */
@Entity
@Table(name = "signing_key")
@NamedQuery(name = "SigningKey.all", query = "select k from SigningKey k order by k.madeAt, k.id")
@NamedQuery(name = "SigningKey.deleteBefore", query = "delete from SigningKey k where k.madeAt < :before")
public class SigningKey {

    @Id
    private long id;

    private String kid;
    private byte[] secret;

    @Column(name = "public_jwk")
    private String publicJwk;

    @Column(name = "made_at")
    private Instant madeAt;

    protected SigningKey() {}

    SigningKey(long id, String kid, byte[] secret, String publicJwk, Instant madeAt) {
        this.id = id;
        this.kid = kid;
        this.secret = secret;
        this.publicJwk = publicJwk;
        this.madeAt = madeAt;
    }

    String kid() {
        return kid;
    }

    byte[] secret() {
        return secret;
    }

    String publicJwk() {
        return publicJwk;
    }

    Instant madeAt() {
        return madeAt;
    }
}
