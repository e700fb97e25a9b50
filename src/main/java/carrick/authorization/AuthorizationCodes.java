package carrick.authorization;

import carrick.grant.Grant;
import carrick.grant.SealedToken;
import carrick.grant.Token;
import carrick.grant.TokenKind;
import carrick.grant.TokenSeal;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Purge;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.platform.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The codes on their way. A redeemed code stays for a day or more, so that a late replay is known for what it is. */
@ApplicationScoped
public class AuthorizationCodes {

    private static final Duration KEPT = Duration.ofDays(3);

    private static final String FIND =
            "select " + AuthorizationCode.COLUMNS + " from authorization_code c" + Grant.JOIN + " where c.id = ?";

    private static final String REDEEM =
            "update authorization_code set redeemed_at = ? where id = ? and redeemed_at is null";

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Statements statements;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Inject
    TokenSeal seal;

    @Transactional
    AuthorizationCode issue(Interaction interaction, Grant grant) {
        var expiresAt =
                clock.now().plus(settings.duration(Setting.CODE_LIFETIME)).truncatedTo(ChronoUnit.SECONDS);
        var code = new AuthorizationCode(interaction, grant, TokenSeal.newSalt(), expiresAt);
        em.persist(code);
        return code;
    }

    @Transactional(TxType.SUPPORTS)
    Optional<AuthorizationCode> of(Interaction interaction) {
        return Optional.ofNullable(em.find(AuthorizationCode.class, interaction.id()));
    }

    /** The code as the client gets it; the same row always gives the same text. */
    Secret reveal(AuthorizationCode code) {
        return seal.seal(Token.code(code.id(), code.expiresAt()), code.salt());
    }

    /** The row of a code that this server made; empty for any other text. */
    public Optional<AuthorizationCode> find(Secret presented) {
        return SealedToken.parse(presented.reveal(), TokenKind.CODE)
                .flatMap(parsed -> find(parsed.token().family()).filter(code -> seal.isGenuine(parsed, code.salt())));
    }

    /** The row as it is now. */
    public Optional<AuthorizationCode> find(long id) {
        return statements.find(FIND, AuthorizationCode::read, id);
    }

    /** Whether there is a row for what that text says it is the code of, whoever made it. */
    public boolean has(Secret presented) {
        return SealedToken.parse(presented.reveal(), TokenKind.CODE)
                .flatMap(parsed -> find(parsed.token().family()))
                .isPresent();
    }

    /**
     * Of two concurrent requests one wins this; to read first and write then would let both through.
     *
     * @param with which other changes
     */
    public boolean redeem(AuthorizationCode code, Statements.Changes with) {
        return with.make(REDEEM, clock.now(), code.id()) == 1;
    }

    /** Deletes a little of what nobody asks for any more; answers whether there may be more. */
    @Transactional
    public boolean purgeSome() {
        return Purge.some(em, "AuthorizationCode", Id.atLeast(clock.now().minus(KEPT)));
    }
}
