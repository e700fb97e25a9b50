package carrick.benchmark;

import carrick.support.Alexa;
import carrick.support.Peer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Open Liberty's own OAuth provider with its database store. Its login page wants TLS and its consent page a script: both are left out,
 * so that its flow is three requests where that of the others is five.
 */
final class LibertyTarget extends PeerTarget {

    private static final String PROVIDER = "/oauth2/endpoint/bench/";

    private final AtomicInteger customers = new AtomicInteger();

    private LibertyTarget(Peer peer) {
        super("Liberty", peer);
    }

    static LibertyTarget started(Durable database) throws IOException {
        var url = database.create("liberty");
        database.runAs("liberty", Peer.libertySchema());
        return new LibertyTarget(Peer.libertyWithStore(url, "liberty", "carrick"));
    }

    @Override
    public String code(Wire browser, Kind kind) {
        browser.forget();
        var asked = PROVIDER + "authorize?response_type=code&client_id=bench&redirect_uri=" + Alexa.encode(CALLBACK)
                + "&scope=profile&state=" + STATE;
        if (browser.get(asked).status() != 302) {
            return null;
        }
        var back = browser.post("/oauth2/j_security_check", user() + "&j_password=bench-password-1", null)
                .location();
        if (back == null || !back.contains(PROVIDER)) {
            return null;
        }
        var sent = browser.get(asked).location();
        return Target.codeIn(sent);
    }

    private String user() {
        return "j_username=bench-" + (1 + customers.getAndIncrement() % Peer.USERS);
    }

    @Override
    public String endpoints() {
        return PROVIDER;
    }
}
