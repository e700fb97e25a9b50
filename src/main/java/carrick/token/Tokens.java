package carrick.token;

import carrick.client.Client;
import carrick.grant.ClientTokens;
import carrick.grant.JwtTokens;
import carrick.grant.Token;
import carrick.grant.TokenFamily;
import carrick.grant.TokenSeal;
import carrick.platform.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Makes what a token request is answered with. Nothing is stored: the same family and generation give the same refresh token. */
@ApplicationScoped
class Tokens {

    @Inject
    TokenSeal seal;

    @Inject
    JwtTokens jwts;

    @Inject
    Clock clock;

    TokenResponse issue(TokenFamily family, int generation, Client client) {
        var lifetime = client.policy().accessTokenLifetime();
        var token = Token.access(family, generation, clock.now().plus(lifetime));
        var access = jwts.dress(seal.seal(token, family), token, family, client);
        var refresh = seal.seal(Token.refresh(family, generation), family);
        return new TokenResponse(access, lifetime, refresh, family.scope());
    }

    /** A token for the client itself. */
    TokenResponse issue(Client client) {
        var lifetime = client.policy().accessTokenLifetime();
        var access = seal.seal(Token.client(client, clock.now().plus(lifetime)), client.tokenSalt());
        return new TokenResponse(
                access, lifetime, null, ClientTokens.scopeOf(client).toString());
    }
}
