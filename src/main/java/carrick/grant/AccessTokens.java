package carrick.grant;

import carrick.oauth.Fault;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Access tokens that come back to Carrick: each tells which link it is about. */
@ApplicationScoped
public class AccessTokens {

    @Inject
    TokenFamilies families;

    @Inject
    TokenSeal seal;

    @Inject
    JwtTokens jwts;

    @Inject
    Clock clock;

    @Inject
    Trace trace;

    /**
     * What can be wrong with an access token, in the words of whoever asks for one.
     *
     * @param unknown it was not made here, was changed, or is no access token
     * @param expired it was good once
     * @param ended its link has ended
     */
    public record Faults(Fault unknown, Fault expired, Fault ended) {}

    /**
     * The living family of a genuine access token. A refresh changes nothing about it: a token is good until its own expiry, so that what
     * is under way finds its link.
     *
     * @throws carrick.oauth.OAuthException with one of the faults; unless the token is unknown, the trace belongs to its link
     */
    public TokenFamily familyOf(Secret presented, Faults faults) {
        return familyOf(presented, faults, false);
    }

    /** Like {@link #familyOf}, for those who only say whom they are talking about, and may come late. */
    public TokenFamily familyNamedBy(Secret presented, Faults faults) {
        return familyOf(presented, faults, true);
    }

    private TokenFamily familyOf(Secret presented, Faults faults, boolean evenIfExpired) {
        var parsed = jwts.read(presented.reveal())
                .filter(read -> read.token().kind() == TokenKind.ACCESS)
                .orElseThrow(() -> faults.unknown.rejection(presented + " has another form"));
        var family = families.find(parsed.token().family())
                .filter(found -> seal.isGenuine(parsed, found))
                .orElseThrow(() -> faults.unknown.rejection(presented.toString()));
        trace.belongsTo(family.id());
        if (!evenIfExpired && parsed.token().hasExpired(clock.now())) {
            throw faults.expired.rejection(presented + " expired at "
                    + Instant.ofEpochSecond(parsed.token().expiresAt()));
        }
        if (!family.isAlive()) {
            throw faults.ended.rejection(presented + ", " + family.whyEnded());
        }
        return family;
    }
}
