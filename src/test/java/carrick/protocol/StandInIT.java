package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.StandIn;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stand-in answers as Amazon does, and does wrong what it is told to. */
class StandInIT {

    private final StandIn amazon = StandIn.at(CarrickServer.url());
    private final String code = "code-" + UUID.randomUUID();
    private final String message = UUID.randomUUID().toString();

    @Nested
    class LoginWithAmazon {

        @Test
        void exchangesACodeForTokensLikeAmazons() {
            var answer = exchanges(code);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().keySet())
                    .containsExactlyInAnyOrder("access_token", "refresh_token", "token_type", "expires_in");
            assertThat(answer.accessToken()).startsWith("Atza|").hasSizeBetween(350, 2048);
            assertThat(answer.refreshToken()).startsWith("Atzr|").hasSizeBetween(350, 2048);
            assertThat(answer.json().getString("token_type")).isEqualTo("bearer");
            assertThat(answer.json().getInt("expires_in")).isEqualTo(3600);
            assertThat(answer.header("X-Amzn-RequestId")).isNotEmpty();
            assertThat(answer.header("X-Amzn-ErrorType")).isNull();
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }

        @Test
        void refreshesAsOftenAsItIsAskedAndKeepsTheRefreshToken() {
            var tokens = exchanges(code);

            var first = refreshes(tokens.refreshToken());
            var second = refreshes(tokens.refreshToken());

            assertThat(first.status()).isEqualTo(200);
            assertThat(first.refreshToken()).isEqualTo(tokens.refreshToken());
            assertThat(first.accessToken()).isNotIn(tokens.accessToken(), second.accessToken());
            assertThat(link(first.accessToken())).isEqualTo(link(tokens.accessToken()));
            assertThat(sends("na", first.accessToken()).status()).isEqualTo(202);
        }

        @Test
        void takesACodeOnce() {
            exchanges(code);

            var again = exchanges(code);

            assertThat(again.status()).isEqualTo(400);
            assertThat(again.error()).isEqualTo("invalid_grant");
            assertThat(again.errorDescription()).isEqualTo("The request has an invalid grant parameter : code");
            assertThat(again.header("X-Amzn-ErrorType")).isEqualTo("OA2InvalidGrantException");
            assertThat(again.header("X-Amzn-RequestId")).isNotEmpty();
        }

        @Test
        void takesACodeOf2048CharactersAndNoneLonger() {
            var longest = code + "x".repeat(2048 - code.length());

            assertThat(exchanges(longest).status()).isEqualTo(200);
            assertThat(exchanges(longest + "x").error()).isEqualTo("invalid_grant");
        }

        @ParameterizedTest
        @CsvSource({
            "client_id, '', 401, invalid_client, OA2InvalidClientException",
            "client_id, living-room-skill, 401, invalid_client, OA2InvalidClientException",
            "client_id, amzn1.application-oa2-client., 401, invalid_client, OA2InvalidClientException",
            "client_secret, '', 401, invalid_client, OA2InvalidClientException",
            "client_secret, the-wrong-one, 401, invalid_client, OA2InvalidClientException",
            "grant_type, '', 400, invalid_request, OA2InvalidRequestException",
            "grant_type, password, 400, unsupported_grant_type, OA2UnsupportedGrantTypeException",
            "code, '', 400, invalid_request, OA2InvalidRequestException",
        })
        void refusesWhatAmazonRefuses(String field, String value, int status, String error, String type) {
            var form = codeForm(code);
            form.put(field, value);

            var answer = amazon.exchanges(form);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.error()).isEqualTo(error);
            assertThat(answer.header("X-Amzn-ErrorType")).isEqualTo(type);
            assertThat(exchanges(code).status()).as("the code is not used up").isEqualTo(200);
        }

        @Test
        void refusesJson() {
            var answer = amazon.posts(
                    "auth/o2/token",
                    "{\"grant_type\": \"authorization_code\", \"code\": \"" + code + "\"}",
                    Map.of("Content-Type", "application/json"));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.error()).isEqualTo("invalid_request");
        }

        @Test
        void refusesABodyLongerThan16Kilobytes() {
            var answer = exchanges("x".repeat(16_384));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.error()).isEqualTo("invalid_request");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Atzr|unknown", "access", "changed", "x"})
        void refusesARefreshTokenThatIsNone(String token) {
            var tokens = exchanges(code);
            var refresh = tokens.refreshToken();
            var presented =
                    switch (token) {
                        case "access" -> tokens.accessToken();
                        case "changed" ->
                            refresh.substring(0, 100)
                                    + (refresh.charAt(100) == 'A' ? 'B' : 'A')
                                    + refresh.substring(101);
                        default -> token;
                    };

            var answer = refreshes(presented);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorDescription())
                    .isEqualTo("The request has an invalid grant parameter : refresh_token");
        }
    }

    @Nested
    class Gateway {

        @ParameterizedTest
        @CsvSource({"'', na", "eu-, eu", "fe-, fe"})
        void acceptsTheEventsOfCustomersAtHomeInItsRegionOnly(String beginning, String home) {
            var token = exchanges(beginning + code).accessToken();

            for (var region : new String[] {"na", "eu", "fe"}) {
                var answer = sends(region, token);
                if (region.equals(home)) {
                    assertThat(answer.status()).isEqualTo(202);
                    assertThat(answer.body()).isEmpty();
                } else {
                    assertException(answer, 403, "SKILL_NEVER_ENABLED_EXCEPTION");
                }
            }
        }

        @ParameterizedTest
        @NullAndEmptySource
        @ValueSource(strings = {"Bearer", "Bearer ", "Bearer Atza|x", "Basic eDp5"})
        void wantsATokenOfTheStandIn(String authorization) {
            var headers = new HashMap<>(Map.of("Content-Type", "application/json"));
            if (authorization != null) {
                headers.put("Authorization", authorization);
            }

            assertException(
                    amazon.posts("na/v3/events", event("x").toString(), headers),
                    401,
                    "INVALID_ACCESS_TOKEN_EXCEPTION");
        }

        @Test
        void doesNotTakeARefreshTokenForAnAccessToken() {
            assertException(sends("na", exchanges(code).refreshToken()), 401, "INVALID_ACCESS_TOKEN_EXCEPTION");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/event/header/namespace",
                    "/event/header/name",
                    "/event/header/messageId",
                    "/event/header/payloadVersion",
                    "/event/endpoint/scope/token",
                    "/event/header",
                    "/event"
                })
        void wantsWholeEvents(String missing) {
            var token = exchanges(code).accessToken();

            var event = Json.createPointer(missing).remove(event(token));

            assertException(sends("na", token, event.toString()), 400, "INVALID_REQUEST_EXCEPTION");
        }

        @ParameterizedTest
        @CsvSource({
            "/event/header/payloadVersion, 2",
            "/event/header/messageId, ''",
            "/event/endpoint/scope/token, Atza|another"
        })
        void wantsRightEvents(String field, String value) {
            var token = exchanges(code).accessToken();

            var event = Json.createPointer(field).replace(event(token), Json.createValue(value));

            assertException(sends("na", token, event.toString()), 400, "INVALID_REQUEST_EXCEPTION");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "[]", "null", "{\"event\": 1}", "{\"event\": {\"header\": []}}"})
        void wantsJson(String body) {
            assertException(sends("na", exchanges(code).accessToken(), body), 400, "INVALID_REQUEST_EXCEPTION");
        }

        @Test
        void takesThreeHundredEndpointsAndNotOneMore() {
            var token = exchanges(code).accessToken();

            assertThat(sends("na", token, report(token, 300).toString()).status())
                    .isEqualTo(202);
            assertException(
                    sends("na", token, report(token, 301).toString()), 413, "REQUEST_ENTITY_TOO_LARGE_EXCEPTION");
        }

        @Test
        void doesNotReadMoreThanAMegabyte() {
            var token = exchanges(code).accessToken();

            assertException(sends("na", token, " ".repeat(1 << 20) + "{}"), 413, "REQUEST_ENTITY_TOO_LARGE_EXCEPTION");
        }
    }

    @Nested
    class Faults {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "INVALID_GRANT | 400 | \"error\":\"invalid_grant\"",
                    "INVALID_CLIENT | 401 | \"error\":\"invalid_client\"",
                    "INVALID_REQUEST | 400 | \"error\":\"invalid_request\"",
                    "UNAUTHORIZED_CLIENT | 400 | \"error\":\"unauthorized_client\"",
                    "UNSUPPORTED_GRANT_TYPE | 400 | \"error\":\"unsupported_grant_type\"",
                    "SERVER_ERROR | 500 | {\"error\":\"ServerError\"}",
                    "UNAVAILABLE | 503 | \"error\":",
                    "THROTTLED | 429 | \"error\":",
                    "HTML | 200 | <h1>",
                })
        void areAnsweredOnceByLoginWithAmazonAndLeaveTheCodeGood(String name, int status, String text) {
            amazon.fault("token", code, name);

            var answer = exchanges(code);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).contains(text);
            assertThat(answer.header("Retry-After")).isEqualTo(status == 429 ? "1" : null);
            assertThat(exchanges(code).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource({
            "INVALID_REQUEST_EXCEPTION, 400",
            "INVALID_ACCESS_TOKEN_EXCEPTION, 401",
            "SKILL_NEVER_ENABLED_EXCEPTION, 403",
            "SKILL_DISABLED_EXCEPTION, 403",
            "INSUFFICIENT_PERMISSION_EXCEPTION, 403",
            "SKILL_NOT_FOUND_EXCEPTION, 404",
            "ACCOUNT_NOT_FOUND_EXCEPTION, 404",
            "REQUEST_ENTITY_TOO_LARGE_EXCEPTION, 413",
            "THROTTLING_EXCEPTION, 429",
            "INTERNAL_SERVICE_EXCEPTION, 500",
            "SERVICE_UNAVAILABLE_EXCEPTION, 503",
        })
        void areAnsweredOnceByTheGateway(String name, int status) {
            var token = exchanges(code).accessToken();
            amazon.fault("gateway", message, name);

            var answer = sends("na", token);

            assertException(answer, status, name);
            assertThat(answer.header("Retry-After")).isEqualTo(status == 429 ? "1" : null);
            assertThat(sends("na", token).status()).isEqualTo(202);
        }

        @Test
        void aCutAnswerIsShortAndSaysSo() {
            amazon.fault("token", code, "CUT");

            var answer = exchanges(code);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).startsWith("{\"access_token\":\"Atza|").doesNotEndWith("}");
            assertThat(exchanges(code).error()).isEqualTo("invalid_grant");
        }

        @Test
        void aRefreshTokenMayBeMissing() {
            amazon.fault("token", code, "NO_REFRESH_TOKEN");

            var answer = exchanges(code);

            assertThat(answer.accessToken()).startsWith("Atza|");
            assertThat(answer.json()).doesNotContainKey("refresh_token");
        }

        @Test
        void aConnectionThatBreaksLeavesTheCodeGood() {
            amazon.fault("token", code, "RESET");

            assertThatThrownBy(() -> exchanges(code)).hasCauseInstanceOf(IOException.class);

            assertThat(exchanges(code).status()).isEqualTo(200);
        }

        @Test
        void aConnectionMayBreakWhenTheCodeIsUsedUp() {
            amazon.fault("token", code, "CONSUMED_THEN_RESET");

            assertThatThrownBy(() -> exchanges(code)).hasCauseInstanceOf(IOException.class);

            assertThat(exchanges(code).error()).isEqualTo("invalid_grant");
        }

        @Test
        void theGatewayMayBreakOffOrAnswerWithAPage() {
            var token = exchanges(code).accessToken();
            amazon.fault("gateway", message, "RESET").fault("gateway", message, "HTML");

            assertThatThrownBy(() -> sends("na", token)).hasCauseInstanceOf(IOException.class);
            assertThat(sends("na", token).body()).contains("<h1>");
            assertThat(sends("na", token).status()).isEqualTo(202);
        }

        @Test
        void aShortLivedTokenExpiresAfterASecond() throws InterruptedException {
            amazon.fault("token", code, "SHORT_LIVED");
            var tokens = exchanges(code);
            assertThat(tokens.json().getInt("expires_in")).isEqualTo(1);

            Thread.sleep(1_100);

            assertException(sends("na", tokens.accessToken()), 401, "INVALID_ACCESS_TOKEN_EXCEPTION");
            assertThat(sends("na", refreshes(tokens.refreshToken()).accessToken())
                            .status())
                    .isEqualTo(202);
        }

        @Test
        void aTokenMayLastAMinute() {
            amazon.fault("token", code, "LASTS_A_MINUTE");
            var tokens = exchanges(code);

            assertThat(tokens.json().getInt("expires_in")).isEqualTo(60);
            assertThat(sends("na", tokens.accessToken()).status()).isEqualTo(202);
        }

        @Test
        void aCustomerWhoDisabledTheSkillIsFoundByTheLink() {
            var tokens = exchanges(code);
            var link = link(tokens.accessToken());
            amazon.fault("gateway", link, "SKILL_DISABLED_EXCEPTION", Map.of("times", 0))
                    .fault("token", link, "INVALID_GRANT", Map.of("times", 0));

            for (int i = 0; i < 3; i++) {
                assertException(sends("na", tokens.accessToken()), 403, "SKILL_DISABLED_EXCEPTION");
                assertException(sends("eu", tokens.accessToken()), 403, "SKILL_NEVER_ENABLED_EXCEPTION");
                assertThat(refreshes(tokens.refreshToken()).errorDescription()).endsWith(": refresh_token");
            }
            amazon.clearsFaults();
            assertThat(sends("na", tokens.accessToken()).status()).isEqualTo(202);
        }

        @Test
        void areUsedUpInTheirOrderAndByTheirOwnCallsOnly() {
            amazon.fault("token", code, "UNAVAILABLE", Map.of("times", 2, "retry_after", 7))
                    .fault("token", code, "SERVER_ERROR");

            assertThat(exchanges("other-" + UUID.randomUUID()).status()).isEqualTo(200);
            assertThat(exchanges(code).header("Retry-After")).isEqualTo("7");
            assertThat(exchanges(code).status()).isEqualTo(503);
            assertThat(exchanges(code).status()).isEqualTo(500);
            assertThat(exchanges(code).status()).isEqualTo(200);
        }

        @Test
        void anAnswerMayBeLateAndGoodOrLateAndBad() {
            amazon.fault("token", code, "NONE", Map.of("delay", "PT0.5S"))
                    .fault("token", code, "INVALID_GRANT", Map.of("delay", "PT0.5S"));

            var begun = System.nanoTime();
            assertThat(exchanges(code).status()).isEqualTo(200);
            assertThat(exchanges(code).status()).isEqualTo(400);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{} | at must be token or gateway",
                    "{\"at\": \"na\", \"fault\": \"RESET\"} | at must be token or gateway",
                    "{\"at\": \"token\"} | there must be a fault or a delay",
                    "{\"at\": \"token\", \"fault\": \"OOPS\"} | fault must be one of NONE, RESET, HTML, INVALID_GRANT",
                    "{\"at\": \"gateway\", \"fault\": \"CUT\"} | fault must be one of NONE, RESET, HTML, INVALID_REQUEST_EXCEPTION",
                    "{\"at\": \"token\", \"fault\": 1} | fault must be a text",
                    "{\"at\": \"token\", \"fault\": \"RESET\", \"time\": 1} | no other fields than at, match, fault, times, delay, retry_after",
                    "{\"at\": \"token\", \"fault\": \"RESET\", \"times\": -1} | times must be a whole number from 0",
                    "{\"at\": \"token\", \"fault\": \"RESET\", \"retry_after\": 1.5} | retry_after must be a whole number",
                    "{\"at\": \"token\", \"delay\": \"PT61S\"} | delay must be an ISO 8601 duration from PT0S to PT60S",
                    "{\"at\": \"token\", \"delay\": \"3 s\"} | delay must be an ISO 8601 duration",
                    "[] | not a JSON object",
                })
        void areRefusedWithWhatIsAllowed(String body, String complaint) {
            var answer = amazon.posts("faults", body, Map.of("Content-Type", "application/json"));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.error()).isEqualTo("invalid_request");
            assertThat(answer.errorDescription()).contains(complaint);
        }
    }

    @Nested
    class Calls {

        @Test
        void ofLoginWithAmazonAreFoundByTheCodeThatTheyDoNotShow() {
            amazon.fault("token", code, "UNAVAILABLE");
            exchanges(code);
            var tokens = exchanges(code);
            refreshes(tokens.refreshToken());

            var calls = amazon.calls(code);

            assertThat(calls).hasSize(2).allSatisfy(call -> {
                assertThat(call.getString("at")).isEqualTo("token");
                assertThat(call.getString("what")).isEqualTo("authorization_code");
                assertThat(call.getString("client_id")).startsWith("amzn1.application-oa2-client.");
                assertThat(call.getString("code")).matches("[0-9a-f]{8}");
                assertThat(call.getString("time")).startsWith("20");
                assertThat(call.toString()).doesNotContain(code, "Atza", "Atzr", "any-secret");
            });
            assertThat(calls.get(0).getInt("status")).isEqualTo(503);
            assertThat(calls.get(0).getString("fault")).isEqualTo("UNAVAILABLE");
            assertThat(calls.get(0)).doesNotContainKey("link");
            assertThat(calls.get(1).getInt("status")).isEqualTo(200);
            assertThat(calls.get(1).getString("link")).isEqualTo(link(tokens.accessToken()));
            assertThat(calls.get(1)).doesNotContainKey("fault");
            assertThat(calls.get(1).getInt("number")).isGreaterThan(calls.get(0).getInt("number"));
            assertThat(amazon.calls(tokens.refreshToken()))
                    .singleElement()
                    .extracting(call -> call.getString("what"))
                    .isEqualTo("refresh_token");
            assertThat(amazon.calls(link(tokens.accessToken()))).hasSize(2);
        }

        @Test
        void ofAGatewayShowTheEventWithoutItsToken() {
            var token = exchanges("eu-" + code).accessToken();
            sends("eu", token);

            var call = amazon.awaitCalls(message, 1).get(0);

            assertThat(call.getString("at")).isEqualTo("eu");
            assertThat(call.getString("what")).isEqualTo("Alexa.ChangeReport");
            assertThat(call.getString("messageId")).isEqualTo(message);
            assertThat(call.getString("endpointId")).isEqualTo("lamp-1");
            assertThat(call.getString("link")).isEqualTo(link(token));
            assertThat(call.getInt("status")).isEqualTo(202);
            assertThat(call.getInt("duration_ms")).isNotNegative();
            var pointer = Json.createPointer("/event/event/endpoint/scope/token");
            assertThat(pointer.getValue(call).toString()).matches("\"Secret#[0-9a-f]{8}\"");
            assertThat(call.toString()).doesNotContain(token);
        }

        @Test
        void areFoundByTheLinkAlsoWhereAFaultWasMet() {
            var tokens = exchanges(code);
            var link = link(tokens.accessToken());
            amazon.fault("gateway", link, "THROTTLING_EXCEPTION").fault("token", link, "UNAVAILABLE");

            sends("na", tokens.accessToken());
            refreshes(tokens.refreshToken());

            assertThat(amazon.calls(link))
                    .extracting(call -> call.getInt("status"))
                    .containsExactly(200, 429, 503);
        }

        @Test
        void thatWereCutOffHaveTheStatusZero() {
            amazon.fault("token", code, "RESET");
            assertThatThrownBy(() -> exchanges(code)).hasCauseInstanceOf(IOException.class);

            assertThat(amazon.awaitCalls(code, 1).get(0).getInt("status")).isZero();
        }

        @Test
        void areChosenByPlaceAndForgottenOnDemand() {
            var token = exchanges(code).accessToken();
            sends("na", token);
            sends("fe", token);

            assertThat(at("na")).isNotEmpty().allMatch("na"::equals);
            assertThat(at("fe")).isNotEmpty().allMatch("fe"::equals);
            assertThat(amazon.forgetsCalls().calls("")).isEmpty();
        }

        private List<String> at(String place) {
            return amazon.sends("GET", "calls?at=" + place).json().getJsonArray("calls").stream()
                    .map(call -> call.asJsonObject().getString("at"))
                    .toList();
        }
    }

    private Answer exchanges(String presented) {
        return amazon.exchanges(codeForm(presented));
    }

    private static Map<String, String> codeForm(String code) {
        return new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "client_id",
                "amzn1.application-oa2-client.living-room",
                "client_secret",
                "any-secret"));
    }

    private Answer refreshes(String token) {
        return amazon.exchanges(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                token,
                "client_id",
                "amzn1.application-oa2-client.living-room",
                "client_secret",
                "any-secret"));
    }

    private Answer sends(String region, String token) {
        return sends(region, token, event(token).toString());
    }

    private Answer sends(String region, String token, String body) {
        return amazon.posts(
                region + "/v3/events",
                body,
                Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token));
    }

    private JsonObject event(String token) {
        return Json.createObjectBuilder()
                .add(
                        "event",
                        Json.createObjectBuilder()
                                .add("header", header("Alexa", "ChangeReport"))
                                .add(
                                        "endpoint",
                                        Json.createObjectBuilder()
                                                .add("scope", scope(token))
                                                .add("endpointId", "lamp-1"))
                                .add("payload", Json.createObjectBuilder()))
                .build();
    }

    private JsonObject report(String token, int endpoints) {
        var list = Json.createArrayBuilder();
        IntStream.range(0, endpoints)
                .forEach(i -> list.add(Json.createObjectBuilder().add("endpointId", "lamp-" + i)));
        return Json.createObjectBuilder()
                .add(
                        "event",
                        Json.createObjectBuilder()
                                .add("header", header("Alexa.Discovery", "DeleteReport"))
                                .add(
                                        "payload",
                                        Json.createObjectBuilder()
                                                .add("endpoints", list)
                                                .add("scope", scope(token))))
                .build();
    }

    private JsonObject header(String namespace, String name) {
        return Json.createObjectBuilder()
                .add("namespace", namespace)
                .add("name", name)
                .add("messageId", message)
                .add("payloadVersion", "3")
                .build();
    }

    private static JsonObject scope(String token) {
        return Json.createObjectBuilder()
                .add("type", "BearerToken")
                .add("token", token)
                .build();
    }

    /** The name of the customer's link stands in every token of it. */
    private static String link(String token) {
        return token.substring(5, 29);
    }

    private static void assertException(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        var json = answer.json();
        assertThat(json.keySet()).containsExactly("header", "payload");
        assertThat(json.getJsonObject("header").getString("namespace")).isEqualTo("System");
        assertThat(json.getJsonObject("header").getString("name")).isEqualTo("Exception");
        assertThat(UUID.fromString(json.getJsonObject("header").getString("messageId")))
                .isNotNull();
        assertThat(json.getJsonObject("payload").keySet()).containsExactly("code", "description");
        assertThat(json.getJsonObject("payload").getString("code")).isEqualTo(code);
        assertThat(json.getJsonObject("payload").getString("description")).isNotEmpty();
    }
}
