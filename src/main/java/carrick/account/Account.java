package carrick.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** A person who can link. */
@Entity
@Table(name = "account")
@NamedQuery(name = "Account.from", query = "select a from Account a where a.username >= :from order by a.username")
@NamedQuery(name = "Account.byUsername", query = "select a from Account a where a.username = :username")
public class Account {

    @Id
    private long id;

    private String username;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "declared_hash")
    private String declaredHash;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    protected Account() {}

    public Account(long id, String username, String displayName, String passwordHash) {
        this.id = id;
        this.username = Usernames.normal(username);
        this.displayName = displayName;
        this.passwordHash = passwordHash;
    }

    public long id() {
        return id;
    }

    public String username() {
        return username;
    }

    public String displayName() {
        return displayName;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public boolean isDisabled() {
        return disabledAt != null;
    }

    /** Remembers which declaration made this account, so that applying it again undoes nothing; {@code null} for none. */
    public void declaredAs(String hash) {
        declaredHash = hash;
    }

    public boolean wasDeclaredAs(String hash) {
        return hash.equals(declaredHash);
    }

    /** From now on nobody signs in here, and no token of this account works. */
    public void disable(Instant now) {
        disabledAt = disabledAt == null ? now : disabledAt;
    }

    public void enable() {
        disabledAt = null;
    }

    public void rename(String newDisplayName) {
        displayName = newDisplayName;
    }

    public void changePassword(String newHash) {
        passwordHash = newHash;
    }
}
