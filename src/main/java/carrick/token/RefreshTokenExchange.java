package carrick.token;

import static carrick.token.TokenFault.LINK_ENDED;
import static carrick.token.TokenFault.LINK_IDLE;
import static carrick.token.TokenFault.REFRESH_TOKEN_OF_OTHER_CLIENT;
import static carrick.token.TokenFault.REFRESH_TOKEN_REUSED;
import static carrick.token.TokenFault.REFRESH_TOKEN_STALE;
import static carrick.token.TokenFault.REFRESH_TOKEN_UNKNOWN;
import static carrick.token.TokenFault.SCOPE_WIDENED;

import carrick.client.Client;
import carrick.client.ClientPolicy;
import carrick.grant.Ending;
import carrick.grant.SealedToken;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.grant.TokenKind;
import carrick.grant.TokenSeal;
import carrick.oauth.OAuthException;
import carrick.oauth.Scope;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Unavailable;
import carrick.trace.Milestone;
import carrick.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Turns a refresh token into a fresh access token (RFC6749-6), the same way however often and from how many sides it is asked. */
@ApplicationScoped
class RefreshTokenExchange {

    /** Losing a race leads into the case that repeats; losing it over and over means that something else is wrong. */
    private static final int TRIES = 5;

    @Inject
    TokenFamilies families;

    @Inject
    TokenSeal seal;

    @Inject
    Tokens tokens;

    @Inject
    Clock clock;

    @Inject
    Trace trace;

    /** Without a transaction: each change is one statement, and stays done where this ends in a rejection. */
    TokenResponse exchange(TokenRequest.OfRefreshToken request, Client client) {
        var sealed = SealedToken.parse(request.refreshToken().reveal(), TokenKind.REFRESH)
                .orElseThrow(() -> unknown(request.refreshToken(), false));
        for (int tries = 0; tries < TRIES; tries++) {
            var family = find(sealed, request, client);
            var generation = apply(sealed.token().generation(), family, client);
            if (generation > 0) {
                noteFirstRefresh(family, generation);
                return tokens.issue(family, generation, client);
            }
        }
        throw new Unavailable("the family moved while it was read, " + TRIES + " times");
    }

    private TokenFamily find(SealedToken sealed, TokenRequest.OfRefreshToken request, Client client) {
        var stored = families.look(sealed.token().family());
        var family = stored.filter(found -> seal.isGenuine(sealed, found))
                .orElseThrow(() -> unknown(request.refreshToken(), stored.isPresent()));
        trace.belongsTo(family.id());
        if (!family.belongsTo(client.clientId())) {
            throw REFRESH_TOKEN_OF_OTHER_CLIENT.rejection(
                    "client_id " + family.clientId(), "client_id " + client.clientId());
        }
        if (!family.isAlive()) {
            throw LINK_ENDED.rejection(family.whyEnded());
        }
        request.scope()
                .filter(scope -> !scope.isWithin(Scope.parse(family.scope())))
                .ifPresent(wider -> {
                    throw SCOPE_WIDENED.rejection(wider.toString());
                });
        return family;
    }

    private OAuthException unknown(Secret presented, boolean isStored) {
        return Stranger.rejection(
                REFRESH_TOKEN_UNKNOWN, new Stranger.Presented(presented, TokenKind.REFRESH), isStored, seal, trace);
    }

    /** Answers the generation that the client gets, or 0 when another request moved the family first. */
    private int apply(int presented, TokenFamily family, Client client) {
        var situation =
                new Refreshment.Situation(family.generation(), family.confirmed(), family.renewedAt(), clock.now());
        tell(presented, situation, client.policy());
        var unnoted = Refreshment.longestUnnotedUse(client.policy());
        client.policy()
                .idleLimit()
                .filter(limit -> !situation.isYoungerThan(limit.plus(unnoted)))
                .ifPresent(limit -> {
                    families.end(family.id(), Ending.IDLE);
                    throw LINK_IDLE.rejection("used at least every " + limit, "not used since " + family.renewedAt());
                });
        var refreshment = Refreshment.of(presented, situation, client.policy());
        trace.went(refreshment.way(presented, family.generation()));
        if (refreshment instanceof Refreshment.Advance advance) {
            return advance(family, advance.to(), presented);
        }
        if (refreshment instanceof Refreshment.Repeat repeat) {
            return repeat(family, repeat, Refreshment.deservesANote(situation, client.policy()));
        }
        if (refreshment instanceof Refreshment.Reuse) {
            families.end(family.id(), Ending.REFRESH_TOKEN_REUSED);
            throw REFRESH_TOKEN_REUSED.rejection(generations(presented, family));
        }
        throw REFRESH_TOKEN_STALE.rejection(generations(presented, family));
    }

    private void tell(int presented, Refreshment.Situation situation, ClientPolicy policy) {
        trace.asks(fields -> fields.add("generation", presented)
                .add("generation of the link", situation.current())
                .add("newest generation used", situation.confirmed())
                .add("renewed at", situation.renewedAt())
                .add("overlap", policy.overlap())
                .add("refresh", policy.mode())
                .add("stale_tokens", policy.staleTokens()));
    }

    private int advance(TokenFamily family, int to, int used) {
        return families.advance(family, to, used) ? to : 0;
    }

    private int repeat(TokenFamily family, Refreshment.Repeat repeat, boolean note) {
        if (note) {
            return advance(family, repeat.generation(), repeat.confirms() ? repeat.generation() : family.confirmed());
        }
        if (repeat.confirms()) {
            families.confirm(family, repeat.generation());
        }
        return repeat.generation();
    }

    /** A resource server's introspection may have confirmed the first generation before; leaving it happens once too. */
    private void noteFirstRefresh(TokenFamily family, int answered) {
        var isLeaving = family.generation() == TokenFamily.FIRST_GENERATION && answered > TokenFamily.FIRST_GENERATION;
        if (family.confirmed() < TokenFamily.FIRST_GENERATION || isLeaving) {
            trace.reached(Milestone.FIRST_REFRESH);
        }
    }

    private static String generations(int presented, TokenFamily family) {
        return "generation " + presented + " of " + family.generation() + ", renewed at " + family.renewedAt();
    }
}
