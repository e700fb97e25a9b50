package carrick.authorization;

import carrick.account.Accounts;
import carrick.account.Passwords;
import carrick.client.Client;
import carrick.client.ClientPolicy;
import carrick.client.Clients;
import carrick.http.FormParameters;
import carrick.oauth.Scope;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Id;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Makes codes inside the container the way a customer does, without the pages. */
@ApplicationScoped
public class ContainerCodes {

    public static final String REDIRECT_URI = "https://client.example/callback";

    @Inject
    Accounts accounts;

    @Inject
    Clients clients;

    @Inject
    Interactions interactions;

    @Inject
    Consent consent;

    @Inject
    Clock clock;

    /** A saved client with that policy. */
    public Client client(String id, ClientPolicy policy) {
        clients.save(new Client(id, id, policy)
                .redirectingTo(List.of(REDIRECT_URI))
                .offering(List.of("read"), Scope.parse("read")));
        return clients.find(id).orElseThrow();
    }

    /** A code that account {@code ann} has just allowed to that client. */
    @ActivateRequestContext
    public Secret code(Client client) {
        accounts.save("ann", "Ann", Passwords.hash("ann-password-1"));
        var query = FormParameters.ofQuery("response_type=code&redirect_uri=" + REDIRECT_URI);
        var handle = interactions.open(Id.next(clock.now()), new AuthorizationRequest(query, Optional.of(client)));
        var location = consent.allow(
                        interactions.find(handle).orElseThrow(),
                        accounts.find("ann").orElseThrow(),
                        client)
                .orElseThrow();
        return new Secret(FormParameters.ofQuery(location.substring(location.indexOf('?') + 1))
                .require("code"));
    }
}
