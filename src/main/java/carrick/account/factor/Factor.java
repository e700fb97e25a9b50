package carrick.account.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** One thing that an account can show besides its password. It counts once it has been used. */
@Entity
@Table(name = "second_factor")
@NamedQuery(name = "Factor.ofAccount", query = "select f from Factor f where f.accountId = :account order by f.id")
@NamedQuery(
        name = "Factor.use",
        query = "update Factor f set f.counter = :counter, f.usedAt = :now where f.id = :id and f.counter < :counter")
@NamedQuery(name = "Factor.useAgain", query = "update Factor f set f.usedAt = :now where f.id = :id and f.counter = 0")
@NamedQuery(
        name = "Factor.redeem",
        query = "delete from Factor f where f.accountId = :account and f.kind = :kind and f.mark = :mark")
@NamedQuery(name = "Factor.forgetKind", query = "delete from Factor f where f.accountId = :account and f.kind = :kind")
@NamedQuery(name = "Factor.forget", query = "delete from Factor f where f.accountId = :account")
@NamedQuery(
        name = "Factor.after",
        query = "select f from Factor f where f.kind = :kind and f.id > :after order by f.id")
@NamedQuery(name = "Factor.reseal", query = "update Factor f set f.material = :anew where f.id = :id")
public class Factor {

    @Id
    private long id;

    @Column(name = "account_id")
    private long accountId;

    @Enumerated(EnumType.STRING)
    private FactorKind kind;

    private String name;
    private String mark;
    private byte[] material;
    private long counter;

    @Column(name = "used_at")
    private Instant usedAt;

    protected Factor() {}

    private Factor(long id, long accountId, FactorKind kind) {
        this.id = id;
        this.accountId = accountId;
        this.kind = kind;
    }

    /** @param sealed the secret that the app shares, encrypted */
    static Factor authenticator(long id, long account, byte[] sealed) {
        var made = new Factor(id, account, FactorKind.AUTHENTICATOR);
        made.material = sealed;
        return made;
    }

    static Factor passkey(long id, long account, String name, Passkeys.Attested key, Instant now) {
        var made = new Factor(id, account, FactorKind.PASSKEY);
        made.name = name;
        made.material = key.publicKey();
        made.counter = key.signatures();
        made.usedAt = now;
        return made;
    }

    static Factor recoveryCode(long id, long account, String hash) {
        var made = new Factor(id, account, FactorKind.RECOVERY_CODE);
        made.mark = hash;
        return made;
    }

    long id() {
        return id;
    }

    FactorKind kind() {
        return kind;
    }

    boolean is(FactorKind one) {
        return kind == one;
    }

    /** Whether it alone makes an account ask for a second factor. */
    boolean counts() {
        return kind != FactorKind.RECOVERY_CODE && usedAt != null;
    }

    byte[] material() {
        return material;
    }

    long counter() {
        return counter;
    }

    /** What its owner calls it, of a passkey. */
    String name() {
        return name;
    }

    Optional<Instant> usedAt() {
        return Optional.ofNullable(usedAt);
    }
}
