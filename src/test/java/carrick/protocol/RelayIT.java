package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.ForeignServer;
import carrick.support.Staff;
import carrick.support.TestClients;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alexa, a recording relay, and a server of somebody else behind it: a real one, and one that answers as a test wants. */
class RelayIT {

    private static final Console CONSOLE = Console.shared();
    private static final String GOOD = """
            {"access_token":"%s","token_type":"Bearer","expires_in":3600,"refresh_token":"%s"}""";

    private static ForeignServer foreign;

    @BeforeAll
    static void start() throws IOException {
        foreign = ForeignServer.start();
    }

    @AfterAll
    static void stop() {
        foreign.stop();
    }

    /** A relay as its JSON tells of it. */
    private record Relay(JsonObject json) {

        static Relay to(String authorizationUri, String tokenUri) {
            var answer = CONSOLE.posts(
                    "relays",
                    Json.createObjectBuilder()
                            .add("name", "Lumen Elsewhere")
                            .add("authorization_uri", authorizationUri)
                            .add("token_uri", tokenUri)
                            .build()
                            .toString());
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            return new Relay(answer.json());
        }

        static Relay recording(String authorizationUri, String tokenUri) {
            return to(authorizationUri, tokenUri).turns("recording");
        }

        Relay turns(String state) {
            var answer = CONSOLE.puts(path(), "{\"state\":\"" + state + "\"}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().getString("state")).isEqualTo(state);
            return this;
        }

        String path() {
            return "relays/" + json.getString("handle");
        }

        Answer authorizes(String query) {
            return browse(json.getString("relay_authorization_uri") + "?" + query);
        }

        Answer posts(Map<String, String> fields) {
            return send(HttpRequest.newBuilder(URI.create(json.getString("relay_token_uri")))
                    .header("Content-Type", Alexa.FORM)
                    .header("Authorization", Alexa.basic("foreign-client", "foreign-secret"))
                    .header("User-Agent", "Amazon-Alexa-Service/1.0")
                    .POST(HttpRequest.BodyPublishers.ofString(Alexa.form(fields))));
        }

        Answer bringsCode(String code, String verifier) {
            var fields = new LinkedHashMap<String, String>();
            fields.put("grant_type", "authorization_code");
            fields.put("code", code);
            fields.put("redirect_uri", "https://pitangui.amazon.com/api/skill/link/MRELAY");
            if (verifier != null) {
                fields.put("code_verifier", verifier);
            }
            return posts(fields);
        }

        Answer refreshes(String token) {
            return posts(Map.of("grant_type", "refresh_token", "refresh_token", token));
        }
    }

    private static Answer browse(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().map().entrySet().stream()
                            .collect(Collectors.toMap(
                                    entry -> entry.getKey().toLowerCase(),
                                    entry -> String.join(" | ", entry.getValue()))),
                    answer.body());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static Relay toForeign() {
        return Relay.recording(foreign.address("/authorize?tenant=a"), foreign.address("/token"));
    }

    private static String fresh(String what) {
        return what + "-" + UUID.randomUUID();
    }

    private static String query(String more) {
        return "response_type=code&client_id=foreign-client&state=" + Alexa.encode(Alexa.STATE)
                + "&redirect_uri=https%3A%2F%2Fpitangui.amazon.com%2Fapi%2Fskill%2Flink%2FMRELAY" + more;
    }

    @Test
    void aLinkIsMadeThroughItAndRecordedAsOneAttempt() {
        var skill = TestClients.skill();
        var relay = Relay.recording(CarrickServer.url() + "/oauth/authorize", CarrickServer.url() + "/oauth/token");
        var alexa = Alexa.linking(skill);
        var sent = relay.authorizes(alexa.query());
        var query = URI.create(sent.location()).getRawQuery();

        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.location()).startsWith(CarrickServer.url() + "/oauth/authorize?");
        assertThat(query).as("as it came").isEqualTo(alexa.query());

        alexa.opens(query);
        alexa.follow();
        var code = alexa.signsInAsAnn().codeAfterConsent();
        var fields = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                skill.redirectUri(),
                "client_id",
                skill.id());
        var tokens = send(HttpRequest.newBuilder(URI.create(relay.json.getString("relay_token_uri")))
                .header("Content-Type", Alexa.FORM)
                .header("Authorization", Alexa.basic(skill.id(), skill.secret()))
                .POST(HttpRequest.BodyPublishers.ofString(Alexa.form(fields))));

        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        assertThat(alexa.isActive(tokens.accessToken())).isTrue();
        assertThat(tokens.header("X-Link-Attempt")).contains(sent.attempt());
        var attempt = CONSOLE.attempt(
                sent.attempt(), it -> !Console.steps(it, "relayed token").isEmpty());
        assertThat(attempt.getString("outcome")).isEqualToIgnoringCase("linked");
        assertThat(attempt.toString())
                .doesNotContain(code)
                .doesNotContain(tokens.accessToken())
                .doesNotContain(tokens.refreshToken())
                .doesNotContain(skill.secret());
    }

    @Test
    void everythingPassesAsItCame() {
        var relay = toForeign();
        var body = GOOD.formatted(fresh("at"), fresh("rt"));
        foreign.answers(
                200,
                body,
                "Content-Type",
                "application/json",
                "X-Foreign",
                "yes",
                "Cache-Control",
                "no-store, private");
        var answer = relay.bringsCode("code +/%", null);

        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.header("X-Foreign")).isEqualTo("yes");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store, private");
        assertThat(foreign.heardBody()).contains("code=" + Alexa.encode("code +/%"));
        assertThat(foreign.heardHeader("Authorization")).isEqualTo(Alexa.basic("foreign-client", "foreign-secret"));
        assertThat(foreign.heardHeader("Content-Type")).isEqualTo(Alexa.FORM);
        assertThat(foreign.heardHeader("User-Agent")).isEqualTo("Amazon-Alexa-Service/1.0");
    }

    @Test
    void theVerifierTellsWhichCustomerItIs() {
        var relay = toForeign();
        var verifier = "a-verifier-of-more-than-forty-three-characters-0123456789";
        var first = relay.authorizes(query("&code_challenge=" + challenge(verifier) + "&code_challenge_method=S256"));
        var other =
                relay.authorizes(query("&code_challenge=" + challenge(verifier + "x") + "&code_challenge_method=S256"));
        foreign.answers(200, GOOD.formatted(fresh("at"), fresh("rt")), "Content-Type", "application/json");

        assertThat(relay.bringsCode(fresh("code"), verifier).header("X-Link-Attempt"))
                .isEqualTo(first.attempt())
                .isNotEqualTo(other.attempt());
        assertThat(first.location()).startsWith(foreign.address("/authorize?tenant=a&response_type=code&"));
    }

    @Test
    void whereTwoAreOnTheirWayNobodyGuesses() {
        var relay = toForeign();
        var first = relay.authorizes(query(""));
        var second = relay.authorizes(query(""));
        foreign.answers(200, GOOD.formatted(fresh("at"), fresh("rt")), "Content-Type", "application/json");

        assertThat(relay.bringsCode(fresh("code"), null).header("X-Link-Attempt"))
                .isNotEmpty()
                .isNotEqualTo(first.attempt())
                .isNotEqualTo(second.attempt());
    }

    @Test
    void aRefreshThatIsRefusedBelongsToItsLinkAndIsFound() {
        var relay = toForeign();
        var sent = relay.authorizes(query(""));
        var refreshToken = fresh("rt");
        var rotated = fresh("rt");
        foreign.answers(200, GOOD.formatted(fresh("at"), refreshToken), "Content-Type", "application/json");
        relay.bringsCode(fresh("code"), null);
        foreign.answers(200, GOOD.formatted(fresh("at"), rotated), "Content-Type", "application/json");

        assertThat(relay.refreshes(refreshToken).header("X-Link-Attempt")).isEqualTo(sent.attempt());

        foreign.answers(
                400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"Token is not active\"}",
                "Content-Type",
                "application/json");
        var refused = relay.refreshes(rotated);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("X-Link-Attempt")).isEqualTo(sent.attempt());
        var finding = CONSOLE.awaitFinding(sent.attempt(), "RelayedRefreshTokenRefused");
        assertThat(finding.getJsonArray("evidence").toString()).contains("Token is not active");
    }

    @Test
    void anAnswerThatAlexaDoesNotTakeIsToldByTheChecksOfThePreflight() {
        var relay = toForeign();
        var sent = relay.authorizes(query(""));
        foreign.answers(
                200,
                "{\"access_token\":\"abc\",\"token_type\":\"Bearer\",\"expires_in\":\"3600\"}",
                "Content-Type",
                "text/plain");
        relay.bringsCode(fresh("code"), null);

        var finding = CONSOLE.awaitFinding(sent.attempt(), "RelayedAnswerUnfit");
        assertThat(finding.getString("explanation"))
                .contains("expires_in is not a number", "not application/json", "no refresh token");
    }

    @Test
    void whatIsNoJsonIsCalledThat() {
        var relay = toForeign();
        var sent = relay.authorizes(query(""));
        foreign.answers(200, "<html>Please wait</html>", "Content-Type", "text/html");
        assertThat(relay.bringsCode(fresh("code"), null).body()).isEqualTo("<html>Please wait</html>");

        assertThat(CONSOLE.awaitFinding(sent.attempt(), "RelayedAnswerUnfit").getString("explanation"))
                .contains("The answer is not JSON.");
    }

    @Test
    void aServerThatIsNotThereIsFound() {
        var relay = Relay.recording(foreign.address("/authorize"), "http://localhost:1/token");
        var sent = relay.authorizes(query(""));
        var answer = relay.bringsCode(fresh("code"), null);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.error()).isEqualTo("server_error");
        CONSOLE.awaitFinding(sent.attempt(), "RelayedServerUnreachable");
    }

    @Test
    void aClientThatIsRefusedIsFound() {
        var relay = toForeign();
        var sent = relay.authorizes(query(""));
        foreign.answers(401, "{\"error\":\"invalid_client\"}", "Content-Type", "application/json");
        relay.bringsCode(fresh("code"), null);

        assertThat(CONSOLE.awaitFinding(sent.attempt(), "RelayedClientRefused").getString("explanation"))
                .contains("foreign-client");
    }

    @Test
    void swappedAddressesAreFound() {
        var relay = toForeign();
        var answer = browse(relay.json.getString("relay_token_uri"));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        CONSOLE.awaitFinding(answer.attempt(), "RelayedAddressesSwapped");
    }

    @Test
    void itIsOffAtFirstAndSaysSo() {
        var relay = Relay.to(foreign.address("/authorize"), foreign.address("/token"));
        var page = relay.authorizes(query(""));

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(relay.bringsCode("code", null).status()).isEqualTo(503);
        CONSOLE.awaitFinding(page.attempt(), "RelaySwitchedOff");
    }

    @Test
    void withoutRecordingNothingIsKept() {
        var relay = toForeign().turns("passing");
        var sent = relay.authorizes(query(""));
        foreign.answers(200, GOOD.formatted(fresh("at"), fresh("rt")), "Content-Type", "application/json");
        var tokens = relay.bringsCode(fresh("code"), null);

        assertThat(sent.status()).isEqualTo(302);
        assertThat(tokens.status()).isEqualTo(200);
        assertThat(sent.headers()).doesNotContainKey("x-link-attempt");
        assertThat(tokens.headers()).doesNotContainKey("x-link-attempt");
    }

    @Test
    void whereItMayNotLeadIsRefused() {
        for (var address : new String[] {
            "http://169.254.169.254/latest",
            "https://10.0.0.1/token",
            "http://example.com/token",
            "ftp://localhost/token",
            "https://user@localhost/token",
            "token",
            CarrickServer.url() + "/relay/abc/token"
        }) {
            var answer = CONSOLE.posts(
                    "relays",
                    Json.createObjectBuilder()
                            .add("name", "Elsewhere")
                            .add("authorization_uri", foreign.address("/authorize"))
                            .add("token_uri", address)
                            .build()
                            .toString());
            assertThat(answer.status()).as(address + answer.body()).isEqualTo(400);
            assertThat(answer.errorDescription()).contains("token_uri");
        }
    }

    @Test
    void whatIsOnIsNotRemovedAndWhatIsOffIs() {
        var relay = toForeign();

        assertThat(CONSOLE.sends("DELETE", relay.path(), "Bearer " + Console.TOKEN)
                        .status())
                .isEqualTo(409);
        relay.turns("off");
        assertThat(CONSOLE.sends("DELETE", relay.path(), "Bearer " + Console.TOKEN)
                        .status())
                .isEqualTo(204);
        assertThat(CONSOLE.gets(relay.path()).status()).isEqualTo(404);
        assertThat(relay.authorizes(query("")).status()).isEqualTo(404);
        assertThat(Staff.at(CarrickServer.url())
                        .opens("/relay/nobody/authorize")
                        .status())
                .isEqualTo(404);
    }

    private static String challenge(String verifier) {
        try {
            var hash = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(verifier.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
