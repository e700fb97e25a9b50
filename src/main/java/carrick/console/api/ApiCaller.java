package carrick.console.api;

import static carrick.token.BearerFault.BEARER_NOT_ALLOWED;

import carrick.client.Client;
import carrick.http.Caller;
import carrick.oauth.Secret;
import carrick.platform.Database;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.setup.DemoConsole;
import carrick.staff.Actor;
import carrick.staff.Role;
import carrick.token.Bearer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Lets in a client by a token of its own (RFC6749-4.4), as far as its role goes, and whoever has the token of
 * {@code carrick.console.token} as an administrator. The demo has such a token of its own.
 */
@ApplicationScoped
class ApiCaller {

    @Inject
    Settings settings;

    @Inject
    DemoConsole demo;

    @Inject
    Database database;

    @Inject
    Bearer bearer;

    @Inject
    Caller caller;

    @Inject
    Actor actor;

    /**
     * From now on it is known who acts. Also sees to it that there is a database to act on.
     *
     * @param authorization the header of that name, or {@code null}
     * @throws carrick.oauth.OAuthException with a {@link carrick.token.BearerFault}
     */
    void require(String authorization, Role needed) {
        var presented = Bearer.read(authorization);
        var settled = token().filter(token -> presented.hasSha256(new Secret(token).sha256()));
        if (settled.isPresent()) {
            actor.is(Setting.CONSOLE_TOKEN.key(), Role.ADMIN, caller.address());
            database.requireReady();
        } else {
            database.requireReady();
            identify(bearer.clientOf(
                    authorization, client -> client.consoleRole().isPresent(), "use the console"));
        }
        if (!actor.may(needed)) {
            throw BEARER_NOT_ALLOWED.rejection(actor.getName() + " has the role " + actor.getRoleName());
        }
    }

    private void identify(Client client) {
        var role = client.consoleRole().flatMap(Role::of).orElseThrow();
        actor.is("client " + client.clientId(), role, caller.address());
    }

    private Optional<String> token() {
        return settings.find(Setting.CONSOLE_TOKEN).or(demo::token);
    }
}
