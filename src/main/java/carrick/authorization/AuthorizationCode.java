package carrick.authorization;

import carrick.grant.Grant;
import carrick.platform.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** One-time and short-lived (RFC6749-4.1.2). The code itself is derived; the row holds what it stands for. */
@Entity
@NamedQuery(name = "AuthorizationCode.oldest", query = "select min(c.id) from AuthorizationCode c")
@Table(name = "authorization_code")
@NamedQuery(
        name = "AuthorizationCode.deleteBelow",
        query = "delete from AuthorizationCode c where c.id >= :from and c.id < :below")
public class AuthorizationCode {

    @Id
    private long id;

    @ManyToOne(optional = false, fetch = FetchType.EAGER)
    @JoinColumn(name = "grant_id")
    private Grant grant;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "redirect_uri")
    private String redirectUri;

    @Column(name = "redirect_uri_given")
    private boolean redirectUriGiven;

    private String scope;

    @Column(name = "code_challenge")
    private String codeChallenge;

    private byte[] salt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "redeemed_at")
    private Instant redeemedAt;

    /** What {@link #read} reads, in its order, of tables called {@code c}, {@code g} and {@code a}. */
    static final String COLUMNS =
            "c.id, c.client_id, c.redirect_uri, c.redirect_uri_given, c.scope, c.code_challenge, c.salt,"
                    + " c.expires_at, c.redeemed_at, " + Grant.COLUMNS;

    protected AuthorizationCode() {}

    AuthorizationCode(Interaction interaction, Grant grant, byte[] salt, Instant expiresAt) {
        id = interaction.id();
        clientId = interaction.clientId();
        redirectUri = interaction.redirectUri();
        redirectUriGiven = interaction.namedRedirectUri();
        scope = interaction.scope().toString();
        codeChallenge = interaction.codeChallenge().orElse(null);
        this.grant = grant;
        this.salt = salt.clone();
        this.expiresAt = expiresAt;
    }

    static AuthorizationCode read(Row row) throws SQLException {
        var code = new AuthorizationCode();
        code.id = row.number();
        code.clientId = row.text();
        code.redirectUri = row.text();
        code.redirectUriGiven = row.flag();
        code.scope = row.text();
        code.codeChallenge = row.text();
        code.salt = row.bytes();
        code.expiresAt = row.instant();
        code.redeemedAt = row.instant();
        code.grant = Grant.read(row);
        return code;
    }

    /** Also the number of the attempt, and the id of the family that this code becomes. */
    public long id() {
        return id;
    }

    public Grant grant() {
        return grant;
    }

    public String scope() {
        return scope;
    }

    public boolean belongsTo(String client) {
        return clientId.equals(client);
    }

    public boolean wasSentTo(String uri) {
        return redirectUri.equals(uri);
    }

    public String redirectUri() {
        return redirectUri;
    }

    /** Only then must the exchange repeat it (RFC6749-4.1.3). */
    public boolean requestNamedRedirectUri() {
        return redirectUriGiven;
    }

    public boolean hasChallenge() {
        return codeChallenge != null;
    }

    public boolean challengeIsMetBy(String verifier) {
        return CodeChallenge.isMetBy(codeChallenge, verifier);
    }

    /** For the operator, once it is not met. */
    public String whyNotMetBy(String verifier) {
        return CodeChallenge.describe(codeChallenge, verifier);
    }

    public boolean hasExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public boolean isRedeemed() {
        return redeemedAt != null;
    }

    /** When it was exchanged first; {@code null} before that. */
    public Instant redeemedAt() {
        return redeemedAt;
    }

    public boolean redeemedWithin(Duration tolerance, Instant now) {
        return redeemedAt != null && now.isBefore(redeemedAt.plus(tolerance));
    }

    /** Whether the client may get it once more: not after it has expired, nor when its second use would end the link. */
    boolean mayBeSent(Duration replayTolerance, Instant now) {
        return isRedeemed() ? redeemedWithin(replayTolerance, now) : !hasExpired(now);
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    byte[] salt() {
        return salt;
    }
}
