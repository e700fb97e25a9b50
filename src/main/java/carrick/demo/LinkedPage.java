package carrick.demo;

import carrick.http.FormParameters;
import carrick.platform.MasterKey;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.setup.DemoDeclarations;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Does what Amazon's servers do once the code is there, and shows it. */
@Named
@RequestScoped
public class LinkedPage {

    private static final Duration PATIENCE = Duration.ofMillis(4_500);

    @Inject
    HttpServletRequest request;

    @Inject
    Settings settings;

    @Inject
    MasterKey masterKey;

    @Inject
    DemoState demoState;

    private final List<DemoCall> calls = new ArrayList<>();
    private FormParameters query;
    private boolean stateIntact;

    @PostConstruct
    void playAmazon() {
        query = FormParameters.ofQuery((String) request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING));
        stateIntact = demoState.isIntact(query.find("state").orElse(null));
        if (query.find("code").isEmpty() || !stateIntact) {
            return;
        }
        var exchange = call(
                "Code exchange",
                "grant_type=authorization_code&code="
                        + encode(query.find("code").get()) + "&redirect_uri="
                        + encode(settings.text(Setting.ISSUER) + DemoDeclarations.CALLBACK),
                "grant_type=authorization_code, code, redirect_uri");
        exchange.find("refresh_token")
                .ifPresent(token -> call(
                        "First refresh",
                        "grant_type=refresh_token&refresh_token=" + encode(token),
                        "grant_type=refresh_token, refresh_token"));
    }

    public List<DemoCall> getCalls() {
        return calls;
    }

    public boolean isStateIntact() {
        return stateIntact;
    }

    /** Whether both calls were answered as Alexa wants it. */
    public boolean isLinked() {
        return calls.size() == 2 && calls.stream().allMatch(DemoCall::isGood);
    }

    /** The error that came back instead of a code; empty where none did. */
    public String getError() {
        return query.find("error").orElse("");
    }

    public String getErrorDescription() {
        return query.find("error_description").orElse("");
    }

    private DemoCall call(String title, String form, String shown) {
        var begun = System.nanoTime();
        var credentials = DemoDeclarations.CLIENT_ID + ":" + DemoDeclarations.secret(masterKey);
        var post = HttpRequest.newBuilder(URI.create(settings.text(Setting.ISSUER) + "/oauth/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        DemoCall call;
        try {
            var answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(post, HttpResponse.BodyHandlers.ofString());
            call = new DemoCall(title, shown, answer.statusCode(), millisSince(begun), answer.body());
        } catch (IOException unreachable) {
            call = new DemoCall(title, shown, 0, millisSince(begun), "no answer: " + unreachable.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            call = new DemoCall(title, shown, 0, millisSince(begun), "the server is stopping");
        }
        calls.add(call);
        return call;
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
