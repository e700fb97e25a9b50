package carrick.token;

import static carrick.token.Redemption.BEFORE_REDEEMING;
import static carrick.token.Redemption.ONCE_REDEEMED;
import static carrick.token.TokenFault.CODE_REUSED;
import static carrick.token.TokenFault.CODE_UNKNOWN;
import static carrick.token.TokenFault.LINK_ENDED;

import carrick.authorization.AuthorizationCode;
import carrick.authorization.AuthorizationCodes;
import carrick.client.Client;
import carrick.grant.Ending;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.grant.TokenKind;
import carrick.grant.TokenSeal;
import carrick.oauth.OAuthException;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Statements;
import carrick.trace.Milestone;
import carrick.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Turns a code into a token family (RFC6749-4.1.3). */
@ApplicationScoped
class AuthorizationCodeExchange {

    @Inject
    AuthorizationCodes codes;

    @Inject
    TokenFamilies families;

    @Inject
    Statements statements;

    @Inject
    Tokens tokens;

    @Inject
    TokenSeal seal;

    @Inject
    Clock clock;

    @Inject
    Trace trace;

    TokenResponse exchange(TokenRequest.OfCode request, Client client) {
        var code = codes.find(request.code()).orElseThrow(() -> unknown(request.code()));
        trace.belongsTo(code.id());
        var redemption = new Redemption(request, client, code, clock.now());
        BEFORE_REDEEMING.verify(redemption, trace::passed);
        var family = new TokenFamily(code.id(), code.grant(), code.scope(), TokenSeal.newSalt(), redemption.at());
        if (!redeem(code, family)) {
            return replayed(redemption);
        }
        ONCE_REDEEMED.verify(redemption, trace::passed);
        trace.accountIs(code.grant().account().username());
        trace.reached(Milestone.TOKENS_ISSUED);
        return tokens.issue(family, family.generation(), client);
    }

    /** A code is spent also where the customer has taken back what it stood for: then it makes no family. */
    private boolean redeem(AuthorizationCode code, TokenFamily family) {
        return statements.together(
                changes -> codes.redeem(code, changes) && (!code.grant().isActive() || families.add(family, changes)));
    }

    private OAuthException unknown(Secret code) {
        return Stranger.rejection(
                CODE_UNKNOWN, new Stranger.Presented(code, TokenKind.CODE), codes.has(code), seal, trace);
    }

    /** A code seen twice may be a stolen one (RFC6749-4.1.2), or the retry of a lost answer: how late it comes tells, by policy. */
    private TokenResponse replayed(Redemption redemption) {
        var policy = redemption.client().policy();
        var code = codes.find(redemption.code().id())
                .orElseThrow(CODE_UNKNOWN::rejection); // as the first exchange left it
        if (!code.redeemedWithin(policy.codeReplayTolerance(), redemption.at())) {
            families.end(code.id(), Ending.CODE_REPLAYED);
        } else if (policy.answersCodeAgain()) {
            var family = families.look(code.id()).filter(TokenFamily::isAlive).orElseThrow(LINK_ENDED::rejection);
            trace.went("repeated");
            return tokens.issue(family, family.generation(), redemption.client());
        }
        throw CODE_REUSED.rejection(
                "one exchange",
                "a further one, the first was at " + code.redeemedAt() + ", tolerated for "
                        + policy.codeReplayTolerance());
    }
}
