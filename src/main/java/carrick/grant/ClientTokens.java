package carrick.grant;

import carrick.client.Client;
import carrick.client.Clients;
import carrick.oauth.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Optional;

/** Tokens that a client has for itself (RFC6749-4.4). No customer stands behind them: they hang on the client's row. */
@ApplicationScoped
public class ClientTokens {

    private static final String EVENTS = "alexa:events";
    private static final String CONSOLE = "carrick:console";

    @Inject
    Clients clients;

    @Inject
    TokenSeal seal;

    /** What the tokens of that client are for. */
    public static Scope scopeOf(Client client) {
        var tokens = new ArrayList<String>();
        if (client.maySendEvents()) {
            tokens.add(EVENTS);
        }
        client.consoleRole().ifPresent(role -> tokens.add(CONSOLE));
        return Scope.of(tokens);
    }

    /** The client that this token was made for, if it is genuine. Whether it has expired, and what the client may, is not asked here. */
    public Optional<Client> find(SealedToken presented) {
        return Optional.of(presented)
                .filter(parsed -> parsed.token().kind() == TokenKind.CLIENT)
                .flatMap(parsed -> clients.findByToken(parsed.token().family()))
                .filter(client -> seal.isGenuine(presented, client.tokenSalt()));
    }
}
