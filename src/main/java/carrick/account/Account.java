package carrick.account;

import carrick.platform.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.time.Instant;

/** A person who can link. */
@Entity
@Table(name = "account")
@NamedQuery(name = "Account.from", query = "select a from Account a where a.username >= :from order by a.username")
@NamedQuery(name = "Account.byUsername", query = "select a from Account a where a.username = :username")
@NamedQuery(
        name = "Account.bySubject",
        query = "select a from Account a where a.store = :store and a.subject = :subject")
@NamedQuery(
        name = "Account.toCheck",
        query = "select a from Account a where a.store = :store and a.disabledAt is null"
                + " and (a.checkedAt is null or a.checkedAt < :before) order by a.checkedAt, a.id")
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

    private String store;
    private String subject;

    @Column(name = "checked_at")
    private Instant checkedAt;

    private String locale;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    /** What {@link #read} reads, in its order, of a table called {@code a}. */
    public static final String COLUMNS = "a.id, a.username, a.display_name, a.password_hash, a.declared_hash, a.store,"
            + " a.subject, a.checked_at, a.locale, a.disabled_at";

    protected Account() {}

    public Account(long id, String username, String displayName, String passwordHash) {
        this.id = id;
        this.username = Usernames.normal(username);
        this.displayName = displayName;
        this.passwordHash = passwordHash;
    }

    /** An account that nobody watches: what is changed in it is not stored. */
    public static Account read(Row row) throws SQLException {
        var account = new Account(row.number(), row.text(), row.text(), row.text());
        account.declaredHash = row.text();
        account.store = row.text();
        account.subject = row.text();
        account.checkedAt = row.instant();
        account.locale = row.text();
        account.disabledAt = row.instant();
        return account;
    }

    /** Makes it that of somebody whom a store of somebody else's knows. */
    void isOf(String otherStore, String subjectThere) {
        store = otherStore;
        subject = subjectThere;
    }

    void isCalled(String name, String shown) {
        username = name;
        displayName = shown;
    }

    void reads(String tag) {
        locale = tag;
    }

    /** In which language, as its store says; {@code null} where that says nothing. */
    public String locale() {
        return locale;
    }

    void wasChecked(Instant now) {
        checkedAt = now;
    }

    /** Whether its password is kept here. */
    public boolean isBuiltIn() {
        return store == null;
    }

    /** Which store knows it; {@code null} for the built-in one. */
    public String store() {
        return store;
    }

    /** What that store calls it; {@code null} for the built-in one. */
    public String subject() {
        return subject;
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
