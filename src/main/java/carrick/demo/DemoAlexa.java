package carrick.demo;

import carrick.alexa.forwarder.ForwarderSignature;
import carrick.platform.Clock;
import carrick.platform.MasterKey;
import carrick.platform.Pause;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.setup.DemoDeclarations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** Calls this very server as Amazon's servers, the forwarder and a device cloud do. */
@ApplicationScoped
class DemoAlexa {

    /** Amazon gives up after this long, in milliseconds. */
    private static final long TOKEN_LIMIT = 4_500;

    private static final long DIRECTIVE_LIMIT = 8_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Inject
    Settings settings;

    @Inject
    MasterKey masterKey;

    @Inject
    ForwarderSignature signature;

    @Inject
    Clock clock;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    DemoCall exchanges(String code) {
        var form = "grant_type=authorization_code&code=" + encode(code) + "&redirect_uri="
                + encode(settings.text(Setting.ISSUER) + DemoDeclarations.CALLBACK);
        return asksForTokens("Code exchange", form, "grant_type=authorization_code, code, redirect_uri");
    }

    DemoCall refreshes(String refreshToken) {
        var form = "grant_type=refresh_token&refresh_token=" + encode(refreshToken);
        return asksForTokens("First refresh", form, "grant_type=refresh_token, refresh_token");
    }

    /** What Alexa sends a skill with <i>Send Alexa Events</i>, as its forwarder brings it. */
    DemoCall grants(String accessToken) {
        var directive = directive(accessToken);
        var time = String.valueOf(clock.now().getEpochSecond());
        var post = request("/alexa/directives", "application/json", directive)
                .header("X-Carrick-Skill", DemoDeclarations.CLIENT_ID)
                .header("X-Carrick-Region", "us-east-1")
                .header("X-Carrick-Time", time)
                .header(
                        "X-Carrick-Signature",
                        signature.sign(DemoDeclarations.CLIENT_ID, time, "us-east-1", directive));
        return new DemoCall(
                "AcceptGrant",
                "POST /alexa/directives, signed by the forwarder: Amazon’s code, and whose link it is for",
                send(post),
                DIRECTIVE_LIMIT,
                call -> call.hasStatus(200) && call.getAnswer().contains("\"AcceptGrant.Response\""));
    }

    /** Somebody rings: the device cloud posts the event, and looks until it is delivered. */
    DemoCall rings(String family) {
        var form = request("/oauth/token", "application/x-www-form-urlencoded", "grant_type=client_credentials")
                .header("Authorization", basic());
        var bearer = "Bearer "
                + new DemoCall("", "", send(form), TOKEN_LIMIT, call -> true)
                        .find("access_token")
                        .orElse("");
        var begun = System.nanoTime();
        var message = UUID.randomUUID().toString();
        send(request("/alexa/events", "application/json", doorbell(family, message))
                .header("Authorization", bearer));
        var look = HttpRequest.newBuilder(address("/alexa/events/" + message)).header("Authorization", bearer);
        var seen = send(look);
        while (seen.body().contains("\"waiting\"") && millisSince(begun) < TOKEN_LIMIT) {
            Pause.of(BETWEEN_LOOKS);
            seen = send(look);
        }
        return new DemoCall(
                "Doorbell event",
                "POST /alexa/events with the device cloud’s own token, then GET /alexa/events/{id}",
                new DemoCall.Reply(seen.status(), millisSince(begun), seen.body(), family),
                TOKEN_LIMIT,
                call -> call.find("status").filter("delivered"::equals).isPresent());
    }

    private DemoCall asksForTokens(String title, String form, String shown) {
        var post = request("/oauth/token", "application/x-www-form-urlencoded;charset=UTF-8", form)
                .header("Authorization", basic());
        return new DemoCall(
                title,
                "POST /oauth/token with HTTP Basic: " + shown,
                send(post),
                TOKEN_LIMIT,
                call -> call.hasStatus(200)
                        && call.find("access_token").isPresent()
                        && call.find("refresh_token").isPresent());
    }

    private static String directive(String accessToken) {
        var header =
                header("Alexa.Authorization", "AcceptGrant", UUID.randomUUID().toString());
        var payload = Json.createObjectBuilder()
                .add(
                        "grant",
                        Json.createObjectBuilder()
                                .add("type", "OAuth2.AuthorizationCode")
                                .add("code", "demo-" + UUID.randomUUID()))
                .add(
                        "grantee",
                        Json.createObjectBuilder().add("type", "BearerToken").add("token", accessToken));
        var directive = Json.createObjectBuilder().add("header", header).add("payload", payload);
        return Json.createObjectBuilder().add("directive", directive).build().toString();
    }

    private String doorbell(String family, String message) {
        var payload = Json.createObjectBuilder()
                .add("cause", Json.createObjectBuilder().add("type", "PHYSICAL_INTERACTION"))
                .add("timestamp", clock.now().truncatedTo(ChronoUnit.SECONDS).toString());
        var event = Json.createObjectBuilder()
                .add("header", header("Alexa.DoorbellEventSource", "DoorbellPress", message))
                .add("endpoint", Json.createObjectBuilder().add("endpointId", "front-door"))
                .add("payload", payload);
        return Json.createObjectBuilder()
                .add("family", family)
                .add("event", event)
                .build()
                .toString();
    }

    private static JsonObject header(String namespace, String name, String messageId) {
        return Json.createObjectBuilder()
                .add("namespace", namespace)
                .add("name", name)
                .add("messageId", messageId)
                .add("payloadVersion", "3")
                .build();
    }

    private HttpRequest.Builder request(String path, String type, String body) {
        return HttpRequest.newBuilder(address(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private URI address(String path) {
        return URI.create(settings.text(Setting.ISSUER) + path);
    }

    private String basic() {
        var credentials = DemoDeclarations.CLIENT_ID + ":" + DemoDeclarations.secret(masterKey);
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private DemoCall.Reply send(HttpRequest.Builder request) {
        var begun = System.nanoTime();
        try {
            var answer = client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            var attempt = answer.headers().firstValue("X-Link-Attempt").orElse(null);
            return new DemoCall.Reply(answer.statusCode(), millisSince(begun), answer.body(), attempt);
        } catch (IOException unreachable) {
            return new DemoCall.Reply(0, millisSince(begun), "no answer: " + unreachable.getMessage(), null);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new DemoCall.Reply(0, millisSince(begun), "the server is stopping", null);
        }
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
