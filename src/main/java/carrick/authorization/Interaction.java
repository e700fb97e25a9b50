package carrick.authorization;

import carrick.oauth.Scope;
import carrick.platform.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** A pending authorization request: everything between the request and its redirect. Its id is the number of the link attempt. */
@Entity
@NamedQuery(name = "Interaction.oldest", query = "select min(i.id) from Interaction i")
@Table(name = "interaction")
@NamedQuery(
        name = "Interaction.decide",
        query = "update Interaction i set i.decision = :decision where i.id = :id and i.decision is null")
@NamedQuery(name = "Interaction.deleteBelow", query = "delete from Interaction i where i.id >= :from and i.id < :below")
public class Interaction {

    @Id
    private long id;

    @Column(name = "handle_hash")
    private String handleHash;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "redirect_uri")
    private String redirectUri;

    @Column(name = "redirect_uri_given")
    private boolean redirectUriGiven;

    private String scope;
    private String state;

    @Column(name = "code_challenge")
    private String codeChallenge;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "account_id")
    private Long accountId;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    /** What {@link #read} reads, in its order. */
    static final String COLUMNS =
            "id, handle_hash, client_id, redirect_uri, redirect_uri_given, scope, state, code_challenge,"
                    + " expires_at, account_id, decision";

    protected Interaction() {}

    Interaction(long id, String handleHash, AuthorizationRequest request, Instant expiresAt) {
        this.id = id;
        this.handleHash = handleHash;
        this.expiresAt = expiresAt;
        clientId = request.client().orElseThrow().clientId();
        redirectUri = request.redirectUri().orElseThrow();
        redirectUriGiven = request.namesRedirectUri();
        scope = request.scope().toString();
        state = request.state().map(State::encoded).orElse(null);
        codeChallenge = request.codeChallenge().orElse(null);
    }

    static Interaction read(Row row) throws SQLException {
        var interaction = new Interaction();
        interaction.id = row.number();
        interaction.handleHash = row.text();
        interaction.clientId = row.text();
        interaction.redirectUri = row.text();
        interaction.redirectUriGiven = row.flag();
        interaction.scope = row.text();
        interaction.state = row.text();
        interaction.codeChallenge = row.text();
        interaction.expiresAt = row.instant();
        var account = row.text();
        interaction.accountId = account == null ? null : Long.valueOf(account);
        var decided = row.text();
        interaction.decision = decided == null ? null : Decision.valueOf(decided);
        return interaction;
    }

    /** What {@link #COLUMNS} hold of a new one, in their order. */
    Object[] values() {
        return new Object[] {
            id, handleHash, clientId, redirectUri, redirectUriGiven, scope, state, codeChallenge, expiresAt, null, null
        };
    }

    long id() {
        return id;
    }

    boolean isHeldBy(Handle handle) {
        return handle.hasHash(handleHash);
    }

    String clientId() {
        return clientId;
    }

    String redirectUri() {
        return redirectUri;
    }

    boolean namedRedirectUri() {
        return redirectUriGiven;
    }

    Scope scope() {
        return Scope.parse(scope);
    }

    /** Still encoded, see {@link State}. */
    Optional<String> state() {
        return Optional.ofNullable(state);
    }

    Optional<String> codeChallenge() {
        return Optional.ofNullable(codeChallenge);
    }

    boolean hasExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Who signed in; empty before, and after <i>Not you?</i>. */
    Optional<Long> accountId() {
        return Optional.ofNullable(accountId);
    }

    Optional<Decision> decision() {
        return Optional.ofNullable(decision);
    }
}
