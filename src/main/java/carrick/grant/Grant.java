package carrick.grant;

import carrick.account.Account;
import carrick.platform.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.time.Instant;

/** What an account has allowed a client, until revoked. Only this: RFC 6749 and Alexa use the word for other things. */
@Entity
@Table(name = "consent_grant")
@NamedQuery(
        name = "Grant.revokeAllOf",
        query = "update Grant g set g.revokedAt = :now where g.clientId = :client and g.revokedAt is null")
@NamedQuery(
        name = "Grant.active",
        query =
                "select g from Grant g where g.account.id = :account and g.clientId = :client and g.revokedAt is null order by g.id",
        hints = @QueryHint(name = "eclipselink.join-fetch", value = "g.account"))
public class Grant {

    @Id
    private long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "account_id")
    private Account account;

    @Column(name = "client_id")
    private String clientId;

    private String scope;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    /** What {@link #read} reads, in its order, of tables called {@code g} and {@code a}. */
    public static final String COLUMNS = "g.id, g.client_id, g.scope, g.revoked_at, " + Account.COLUMNS;

    /** From a table that has a {@code grant_id} to the tables of {@link #COLUMNS}. */
    public static final String JOIN = " join consent_grant g on g.id = grant_id join account a on a.id = g.account_id";

    protected Grant() {}

    Grant(long id, Account account, String clientId, String scope) {
        this.id = id;
        this.account = account;
        this.clientId = clientId;
        this.scope = scope;
    }

    /** A grant that nobody watches: what is changed in it is not stored. */
    public static Grant read(Row row) throws SQLException {
        var grant = new Grant();
        grant.id = row.number();
        grant.clientId = row.text();
        grant.scope = row.text();
        grant.revokedAt = row.instant();
        grant.account = Account.read(row);
        return grant;
    }

    public long id() {
        return id;
    }

    public Account account() {
        return account;
    }

    public String clientId() {
        return clientId;
    }

    /** The client was allowed this last; families made earlier keep the scope they were made with. */
    public String scope() {
        return scope;
    }

    void renew(String newScope) {
        scope = newScope;
    }

    /** One row, and every token of every family under it is dead. */
    public void revoke(Instant now) {
        revokedAt = revokedAt == null ? now : revokedAt;
    }

    /** For the trace, where {@link #isActive} does not hold. */
    public String whyInactive() {
        return revokedAt == null ? "account disabled" : "grant revoked at " + revokedAt;
    }

    public boolean isActive() {
        return revokedAt == null && !account.isDisabled();
    }
}
