package carrick.token;

import static carrick.token.TokenFault.CLIENT_CREDENTIALS_NOT_ALLOWED;
import static carrick.token.TokenFault.CLIENT_SCOPE_UNKNOWN;

import carrick.client.Client;
import carrick.client.Clients;
import carrick.grant.ClientTokens;
import carrick.grant.TokenSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Gives a client that sends events, or asks the console's data, a token of its own (RFC6749-4.4). */
@ApplicationScoped
class ClientCredentialsExchange {

    @Inject
    Clients clients;

    @Inject
    Tokens tokens;

    TokenResponse exchange(TokenRequest.OfClientCredentials request, Client client) {
        var allowed = clients.find(client.clientId(), Client::mayHaveTokens)
                .filter(Client::mayHaveTokens)
                .orElseThrow(CLIENT_CREDENTIALS_NOT_ALLOWED::rejection);
        request.scope()
                .filter(scope -> !scope.isWithin(ClientTokens.scopeOf(allowed)))
                .ifPresent(other -> {
                    throw CLIENT_SCOPE_UNKNOWN.rejection(other.toString());
                });
        return tokens.issue(withTokens(allowed));
    }

    private Client withTokens(Client client) {
        return client.hasTokens()
                ? client
                : clients.enableTokens(client.clientId(), TokenSeal.newSalt())
                        .orElseThrow(CLIENT_CREDENTIALS_NOT_ALLOWED::rejection); // it was removed meanwhile
    }
}
