package carrick.benchmark;

import carrick.support.Alexa;
import carrick.support.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Keycloak in production mode, rotation on, where {@code -Ppeers} has unpacked it. Its login page comes as the answer to the authorization
 * request, so that its flow is four requests where that of Carrick is five; {@code prompt=consent} asks for consent each time.
 */
final class KeycloakTarget extends PeerTarget {

    private static final String PROTOCOL = "/realms/bench/protocol/openid-connect/";
    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"(?:https?://[^/\"]*)?([^\"]*)\"");
    private static final Pattern CONSENT = Pattern.compile("name=\"code\" value=\"([^\"]*)\"");

    private final AtomicInteger customers = new AtomicInteger();

    private KeycloakTarget(Peer peer) {
        super("Keycloak", peer);
    }

    /** Empty where it was not unpacked. */
    static Optional<KeycloakTarget> started(Durable database) throws IOException {
        if (!Files.exists(Path.of(System.getProperty("carrick.keycloak")))) {
            return Optional.empty();
        }
        var url = database.create("keycloak");
        return Optional.of(new KeycloakTarget(Peer.keycloakWithStore(url, "keycloak", "carrick")));
    }

    @Override
    public String code(Wire browser, Kind kind) {
        browser.forget();
        var login = action(browser.get(
                PROTOCOL + "auth?response_type=code&client_id=bench&scope=profile&prompt=consent&redirect_uri="
                        + Alexa.encode(CALLBACK) + "&state=" + STATE));
        if (login == null) {
            return null;
        }
        var next = browser.post(login, user() + "&password=bench-password-1&credentialId=", null)
                .location();
        if (next == null) {
            return null;
        }
        var page = browser.get(path(next));
        var consent = action(page);
        var code = CONSENT.matcher(page.body());
        if (consent == null || !code.find()) {
            return null;
        }
        var sent = browser.post(consent, "code=" + Alexa.encode(code.group(1)) + "&accept=Yes", null)
                .location();
        return Target.codeIn(sent);
    }

    private static String action(Wire.Reply page) {
        var action = ACTION.matcher(page.body());
        return action.find() ? action.group(1).replace("&amp;", "&") : null;
    }

    private static String path(String location) {
        return location.replaceFirst("https?://[^/]*", "");
    }

    private String user() {
        return "username=bench-" + (1 + customers.getAndIncrement() % Peer.USERS);
    }

    @Override
    public String endpoints() {
        return PROTOCOL;
    }

    @Override
    public String introspection() {
        return PROTOCOL + "token/introspect";
    }
}
