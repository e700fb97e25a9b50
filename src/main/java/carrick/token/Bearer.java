package carrick.token;

import static carrick.token.BearerFault.BEARER_INVALID;
import static carrick.token.BearerFault.BEARER_MISSING;
import static carrick.token.BearerFault.BEARER_NOT_ALLOWED;

import carrick.client.Client;
import carrick.grant.AccessTokens;
import carrick.grant.ClientTokens;
import carrick.grant.SealedToken;
import carrick.grant.TokenFamily;
import carrick.grant.TokenKind;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Who is calling, by a token of ours in the header (RFC6750-2.1): a client that sends events, or somebody on behalf of a link. */
@ApplicationScoped
public class Bearer {

    private static final int LONGEST_HEADER = 2_000;
    private static final Pattern SCHEME = Pattern.compile("(?i)Bearer(?: +(.*))?");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private static final AccessTokens.Faults INVALID =
            new AccessTokens.Faults(BEARER_INVALID, BEARER_INVALID, BEARER_INVALID);

    @Inject
    AccessTokens accessTokens;

    @Inject
    ClientTokens clientTokens;

    @Inject
    Clock clock;

    @Inject
    Trace trace;

    /**
     * The client whose own token this is, while it may send events.
     *
     * @param authorization the header of that name, or {@code null}
     * @throws carrick.oauth.OAuthException with a {@link BearerFault}
     */
    public Client senderOf(String authorization) {
        return clientOf(authorization, Client::maySendEvents, "send events");
    }

    /**
     * The client whose own token this is, while it may do that.
     *
     * @param authorization the header of that name, or {@code null}
     * @throws carrick.oauth.OAuthException with a {@link BearerFault}
     */
    public Client clientOf(String authorization, Predicate<Client> may, String what) {
        var presented = read(authorization);
        if (kindOf(presented).filter(TokenKind.ACCESS::equals).isPresent()) {
            accessTokens.familyOf(presented, INVALID);
            throw BEARER_NOT_ALLOWED.rejection("the access token of a link, " + presented);
        }
        var client = ownerOf(presented);
        if (!may.test(client)) {
            throw BEARER_NOT_ALLOWED.rejection("client " + client.clientId() + " may not " + what + ", " + presented);
        }
        trace.passed("client authenticated by bearer token");
        return client;
    }

    /**
     * The living family whose access token this is.
     *
     * @param authorization the header of that name, or {@code null}
     * @throws carrick.oauth.OAuthException with a {@link BearerFault}
     */
    public TokenFamily familyOf(String authorization) {
        var presented = read(authorization);
        if (kindOf(presented).filter(TokenKind.CLIENT::equals).isPresent()) {
            throw BEARER_NOT_ALLOWED.rejection(
                    "the own token of client " + ownerOf(presented).clientId() + ", " + presented);
        }
        var family = accessTokens.familyOf(presented, INVALID);
        trace.passed("link named by bearer token");
        return family;
    }

    private Client ownerOf(Secret presented) {
        var parsed = SealedToken.parse(presented.reveal(), TokenKind.CLIENT)
                .orElseThrow(() -> BEARER_INVALID.rejection(presented + " has another form"));
        var client = clientTokens.find(parsed).orElseThrow(() -> BEARER_INVALID.rejection(presented.toString()));
        trace.clientIs(client.clientId());
        if (parsed.token().hasExpired(clock.now())) {
            throw BEARER_INVALID.rejection(presented + " expired at "
                    + Instant.ofEpochSecond(parsed.token().expiresAt()));
        }
        return client;
    }

    private static Optional<TokenKind> kindOf(Secret presented) {
        return SealedToken.parse(presented.reveal())
                .map(parsed -> parsed.token().kind());
    }

    /** The one token in the header. Another scheme counts as none (RFC6750-3.1). */
    public static Secret read(String authorization) {
        var scheme = SCHEME.matcher(authorization == null ? "" : authorization.strip());
        if (!scheme.matches() || scheme.group(1) == null) {
            throw BEARER_MISSING.rejection(authorization == null ? null : "another scheme, or no token after it");
        }
        if (authorization.length() > LONGEST_HEADER
                || !TOKEN.matcher(scheme.group(1)).matches()) {
            throw BEARER_INVALID.rejection("not one token, or longer than " + LONGEST_HEADER + " characters");
        }
        return new Secret(scheme.group(1));
    }
}
