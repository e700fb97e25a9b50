package carrick.benchmark;

import carrick.support.Alexa;
import carrick.support.Peer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Spring Authorization Server with its JDBC store, opaque tokens, rotation on. */
final class SpringTarget extends PeerTarget {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");
    private static final Pattern STATE_FIELD = Pattern.compile("name=\"state\" value=\"([^\"]*)\"");

    private final AtomicLong customers = new AtomicLong();

    SpringTarget(Peer peer) {
        super("Spring", peer);
    }

    @Override
    public String code(Wire browser, Kind kind) {
        browser.forget();
        var asked = "/oauth2/authorize?response_type=code&client_id=bench&redirect_uri=" + Alexa.encode(CALLBACK)
                + "&scope=profile&state=" + Target.STATE;
        if (browser.get(asked).status() != 302) {
            return null;
        }
        var csrf = CSRF.matcher(browser.get("/login").body());
        if (!csrf.find()) {
            return null;
        }
        var back = browser.post(
                        "/login",
                        "username=customer-" + customers.incrementAndGet() + "&password=bench-password-1&_csrf="
                                + Alexa.encode(csrf.group(1)),
                        null)
                .location();
        if (back == null || !back.contains("/oauth2/authorize")) {
            return null;
        }
        var state = STATE_FIELD.matcher(
                browser.get(back.substring(back.indexOf("/oauth2"))).body());
        if (!state.find()) {
            return null;
        }
        var sent = browser.post(
                        "/oauth2/authorize",
                        "client_id=bench&scope=profile&state=" + Alexa.encode(state.group(1)),
                        null)
                .location();
        return Target.codeIn(sent);
    }

    @Override
    public String endpoints() {
        return "/oauth2/";
    }
}
