package carrick.protocol.findings;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.Console;
import carrick.support.Description;
import carrick.support.SmartHome;
import carrick.support.TestClients;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's data: who may see it, how it is found, and that it is as its description says. */
class ConsoleDataIT {

    private static final String OTHER_REGION = "https://alexa.amazon.co.jp/api/skill/link/MDATA1";

    private final Console console = Console.shared();
    private final Description description = Description.of(console.sends("GET", "openapi.json", null));

    /** Fails, and is known by its redirect URI, which only two other regions have. */
    private static Answer refused() {
        return Alexa.linking(client()).asking("redirect_uri", OTHER_REGION).opens();
    }

    private static TestClients client() {
        return new TestClients(
                "data-regions",
                "data-regions-secret-0123456789",
                "https://layla.amazon.com/api/skill/link/MDATA1",
                "smart_home");
    }

    @Nested
    class WhoMaySeeIt {

        @ParameterizedTest
        @CsvSource({
            "GET, attempts",
            "GET, attempts/0000-0000-0000",
            "GET, attempts/0000-0000-0000/text",
            "GET, findings",
            "GET, trends",
            "DELETE, traces?account=ann"
        })
        void isWhoeverHasTheToken(String method, String path) {
            var nobody = console.sends(method, path, null);
            var somebodyElse = console.sends(method, path, "Bearer another-token-than-the-one-of-the-tests");
            var client = console.sends(method, path, Alexa.basic("skill", "skill-secret-0123456789"));

            assertThat(List.of(nobody, somebodyElse, client)).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.error()).isEqualTo("invalid_token");
                assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"Carrick\"");
                assertThat(description.complaints("Error", answer.body())).isEmpty();
            });
        }

        @Test
        void isNotAClientWithoutARole() {
            var token = Alexa.linking(TestClients.deviceCloud())
                    .posts("token", Map.of("grant_type", "client_credentials"))
                    .accessToken();

            assertThat(console.sends("GET", "attempts", "Bearer " + token).status())
                    .isEqualTo(403);
        }

        @Test
        void isEverybodyOnlyWhereItIsAboutTheDescription() {
            assertThat(console.sends("GET", "openapi.json", null).status()).isEqualTo(200);
        }
    }

    @Nested
    class Finding {

        @Test
        void goesByClientOutcomeAndFinding() {
            var number = refused().attempt();
            console.awaitFirst(number, "OtherRegionUnregistered");
            console.concluded(number);

            assertThat(numbers("client_id=data-regions")).contains(number);
            assertThat(numbers("client_id=data-regions&outcome=failed")).contains(number);
            assertThat(numbers("client_id=data-regions&finding=OtherRegionUnregistered"))
                    .contains(number);
            assertThat(numbers("client_id=data-regions&outcome=linked")).isEmpty();
            assertThat(numbers("client_id=data-regions&finding=NothingOfThatName"))
                    .isEmpty();
            assertThat(numbers("client_id=data-region")).isEmpty();
            assertThat(list("client_id=data-regions")
                            .get(0)
                            .getJsonArray("findings")
                            .getString(0))
                    .isEqualTo("OtherRegionUnregistered");
        }

        @Test
        void goesByAccountAndRegion() {
            var state = "Amas"
                    + Base64.getEncoder()
                            .encodeToString(
                                    "{\"userState\":[{\"k\":\"requestRealm\",\"v\":\"xx-data-1\"}]}".getBytes());
            var alexa = Alexa.linking(TestClients.home())
                    .asking("state", state)
                    .signsInAs("bob@example.com", "bob-password-1");
            var number = alexa.exchanges(alexa.codeAfterConsent()).attempt();
            console.attempt(number, attempt -> attempt.getString("outcome").equals("linked"));

            assertThat(numbers("region=xx-data-1")).containsExactly(number);
            assertThat(numbers("region=xx-data-1&account=bob%40example.com")).containsExactly(number);
            assertThat(numbers("region=xx-data-1&account=ann")).isEmpty();
        }

        @Test
        void goesByTime() {
            var before = Instant.now();
            var number = refused().attempt();
            var begun = Instant.parse(console.attempt(number, attempt -> true).getString("begun_at"));

            assertThat(numbers("client_id=data-regions&from=" + begun)).contains(number);
            assertThat(numbers("client_id=data-regions&from=" + begun.plusMillis(1)))
                    .doesNotContain(number);
            assertThat(numbers("client_id=data-regions&until=" + begun)).doesNotContain(number);
            assertThat(numbers("client_id=data-regions&until=" + begun.plusMillis(1)))
                    .contains(number);
            assertThat(begun).isBetween(before.minusSeconds(5), Instant.now().plusSeconds(5));
        }

        @Test
        void goesOnPageByPage() {
            for (int i = 0; i < 5; i++) {
                var number = refused().attempt();
                console.attempt(number, attempt -> true);
            }
            var all = numbers("client_id=data-regions&limit=5");

            var first = console.gets("attempts?client_id=data-regions&limit=2").json();
            var second = console.gets("attempts?client_id=data-regions&limit=2&before=" + first.getString("next"))
                    .json();

            assertThat(all).hasSize(5).isSortedAccordingTo(java.util.Comparator.reverseOrder());
            assertThat(numbers(first)).isEqualTo(all.subList(0, 2));
            assertThat(numbers(second)).isEqualTo(all.subList(2, 4));
            assertThat(console.gets("attempts?client_id=data-regions&outcome=linked")
                            .json())
                    .doesNotContainKey("next");
        }

        @ParameterizedTest
        @CsvSource({
            "clientid=skill, clientid",
            "client=skill, client",
            "outcome=lost, outcome",
            "from=yesterday, from",
            "until=2026-11-25, until",
            "before=1, before",
            "limit=0, limit",
            "limit=501, limit",
            "limit=many, limit"
        })
        void refusesAFilterThatItWouldHaveToIgnore(String query, String name) {
            var answer = console.gets("attempts?" + query);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorDescription()).isEqualTo("a filter cannot be read: " + name);
        }

        @Test
        void refusesAFilterThatComesTwice() {
            assertThat(console.gets("attempts?client_id=a&client_id=b").errorDescription())
                    .isEqualTo("a parameter was sent more than once: client_id");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0000-0000-0000", "nothing", "ZZZZ-ZZZZ-ZZZZ"})
        void answersThatThereIsNoSuchAttempt(String number) {
            var answer = console.gets("attempts/" + number);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(description.complaints("Error", answer.body())).isEmpty();
        }

        /** A person reads it from a page and types it. */
        @Test
        void takesANumberHoweverItIsTyped() {
            var number = refused().attempt();
            console.attempt(number, attempt -> true);

            assertThat(console.gets("attempts/" + number.toLowerCase().replace("-", ""))
                            .status())
                    .isEqualTo(200);
        }

        private List<JsonObject> list(String query) {
            return console.gets("attempts?" + query)
                    .json()
                    .getJsonArray("attempts")
                    .getValuesAs(JsonObject.class);
        }

        private List<String> numbers(String query) {
            return numbers(console.gets("attempts?" + query).json());
        }

        private static List<String> numbers(JsonObject answer) {
            return answer.getJsonArray("attempts").getValuesAs(JsonObject.class).stream()
                    .map(attempt -> attempt.getString("number"))
                    .toList();
        }
    }

    /** Whoever has no attempt has a number all the same, and can be found by it and by the client that the request named. */
    @Test
    void aStrangerAtTheTokenEndpointIsListed() {
        var nobody = new TestClients("data-nobody-" + UUID.randomUUID(), "secret", "", "");

        var answer = Alexa.linking(nobody).exchanges("crk_code_x");
        var stray = console.attempt(answer.attempt(), attempt -> true);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(stray.getString("outcome")).isEqualTo("stray");
        assertThat(stray.getString("fault")).isEqualTo("CLIENT_CREDENTIALS_WRONG");
        assertThat(console.gets("attempts?outcome=stray&client_id=" + nobody.id())
                        .json()
                        .getJsonArray("attempts"))
                .hasSize(1);
    }

    @Test
    void theTextIsForATicket() {
        var number = refused().attempt();
        console.awaitFirst(number, "OtherRegionUnregistered");

        var answer = console.gets("attempts/" + number + "/text");

        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.body())
                .startsWith("Link attempt " + number + ": failed\n")
                .contains("client_id: data-regions")
                .contains("ERROR OtherRegionUnregistered")
                .contains("seen: redirect_uri presented: " + OTHER_REGION)
                .contains("cure: Add " + OTHER_REGION)
                .contains("more: faults.md#otherregionunregistered")
                .contains("fault: REDIRECT_URI_UNREGISTERED");
        assertThat(answer.body().indexOf("ERROR")).isLessThan(answer.body().indexOf("What happened (UTC)"));
    }

    @Nested
    class Erasing {

        @Test
        void takesTheTracesOfTheCustomerAndLeavesTheLink() {
            var alexa = Alexa.linking(TestClients.home()).signsInAs("data-erased", "erased-password-1");
            var tokens = alexa.exchanges(alexa.codeAfterConsent());
            console.concluded(tokens.attempt());
            var bystander = Alexa.linking(TestClients.home()).links();
            console.concluded(bystander.attempt());

            var erased = console.erases("data-erased");

            assertThat(erased.json().getInt("erased")).isEqualTo(1);
            assertThat(console.gets("attempts/" + tokens.attempt()).status()).isEqualTo(404);
            assertThat(console.gets("attempts?account=data-erased").json().getJsonArray("attempts"))
                    .isEmpty();
            assertThat(console.gets("attempts/" + bystander.attempt()).status()).isEqualTo(200);
            assertThat(alexa.isActive(tokens.accessToken())).isTrue();
            assertThat(alexa.refreshes(tokens.refreshToken()).status()).isEqualTo(200);
            assertThat(console.erases("data-erased").json().getInt("erased")).isLessThanOrEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource({
            "traces, say whose traces are to be erased: account",
            "traces?account=, say whose traces are to be erased: account",
            "traces?user=ann, say whose traces are to be erased: account",
            "traces?account=ann&account=bob, a parameter was sent more than once: account"
        })
        void wantsToKnowWhose(String path, String description) {
            var answer = console.sends("DELETE", path, "Bearer " + Console.TOKEN);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorDescription()).isEqualTo(description);
        }

        @Test
        void findsNothingOfSomebodyUnknown() {
            assertThat(console.erases("nobody-of-that-name").json().getInt("erased"))
                    .isZero();
        }
    }

    @Nested
    class TheDescription {

        @Test
        void namesEveryAddress() {
            assertThat(description.operations())
                    .containsExactlyInAnyOrder(
                            "GET /attempts",
                            "GET /attempts/{number}",
                            "GET /attempts/{number}/text",
                            "GET /findings",
                            "GET /trends",
                            "DELETE /traces",
                            "DELETE /clients/{id}",
                            "DELETE /clients/{id}/secrets/{sha256}",
                            "GET /accounts",
                            "GET /accounts/{username}",
                            "GET /audit",
                            "GET /clients",
                            "GET /clients/{id}",
                            "GET /clients/{id}/alexa",
                            "GET /configuration",
                            "GET /events",
                            "GET /links/{number}",
                            "GET /overview",
                            "GET /staff",
                            "POST /accounts/{username}/disable",
                            "DELETE /accounts/{username}/second-factors",
                            "POST /accounts/{username}/enable",
                            "POST /accounts/{username}/end",
                            "POST /clients",
                            "POST /clients/{id}/compare",
                            "POST /clients/{id}/secrets",
                            "POST /configuration",
                            "POST /events/{delivery}/resend",
                            "POST /links/{number}/end",
                            "POST /staff/{username}/password",
                            "PUT /clients/{id}",
                            "PUT /staff/{username}",
                            "GET /relays",
                            "POST /relays",
                            "GET /relays/{handle}",
                            "PUT /relays/{handle}",
                            "DELETE /relays/{handle}",
                            "GET /preflights",
                            "POST /preflights",
                            "GET /preflights/{number}",
                            "GET /preflights/{number}/text",
                            "POST /preflights/{number}/cancel",
                            "POST /preflights/{number}/again",
                            "POST /preflights/{number}/redirect",
                            "GET /openapi.json");
            assertThat(description.document().getString("openapi")).isEqualTo("3.0.3");
        }

        @Test
        void isThatOfTheAnswers() {
            var home = SmartHome.of(TestClients.home());
            var link = home.linked();
            var number = refused().attempt();
            console.awaitFirst(number, "OtherRegionUnregistered");
            console.concluded(number);
            var stray = Alexa.linking(TestClients.skill()).refreshes("crk_rt_x").attempt();
            console.attempt(stray, attempt -> true);

            assertAsDescribed("GET", "/attempts", "attempts?limit=500");
            assertAsDescribed("GET", "/attempts", "attempts?limit=1");
            assertAsDescribed("GET", "/attempts", "attempts?nothing=1");
            assertAsDescribed("GET", "/attempts/{number}", "attempts/" + link.number());
            assertAsDescribed("GET", "/attempts/{number}", "attempts/" + number);
            assertAsDescribed("GET", "/attempts/{number}", "attempts/" + stray);
            assertAsDescribed("GET", "/attempts/{number}", "attempts/nothing");
            assertAsDescribed("GET", "/attempts/{number}/text", "attempts/" + number + "/text");
            assertAsDescribed("GET", "/attempts/{number}/text", "attempts/nothing/text");
            assertAsDescribed("GET", "/findings", "findings");
            assertThat(console.gets("findings").json().getJsonArray("findings")).isNotEmpty();
            assertAsDescribed("GET", "/trends", "trends");
            assertAsDescribed("DELETE", "/traces", "traces?account=nobody-of-that-name");
            assertAsDescribed("DELETE", "/traces", "traces");
            assertAsDescribed("GET", "/openapi.json", "openapi.json");
        }

        /** Everything that other tests have left on this server, in all its variety. */
        @Test
        void isThatOfEveryAttemptThatIsThere() {
            refused();
            var attempts = console.gets("attempts?limit=100").json().getJsonArray("attempts");

            assertThat(attempts.getValuesAs(JsonObject.class))
                    .allSatisfy(attempt ->
                            assertAsDescribed("GET", "/attempts/{number}", "attempts/" + attempt.getString("number")));
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"Bearer x", "Basic x"})
        void isThatOfARefusal(String authorization) {
            var answer = console.sends("GET", "attempts", authorization);

            assertThat(description.complaints("GET", "/attempts", answer)).isEmpty();
        }

        @Test
        void leavesNoRoomForWhatItDoesNotName() {
            assertThat(description.complaints("Erased", "{\"erased\":1,\"more\":2}"))
                    .isNotEmpty();
            assertThat(description.complaints("Erased", "{}")).isNotEmpty();
            description
                    .document()
                    .getJsonObject("components")
                    .getJsonObject("schemas")
                    .forEach((name, schema) -> {
                        if (schema.asJsonObject().getString("type").equals("object")) {
                            assertThat(schema.asJsonObject().getBoolean("additionalProperties", true))
                                    .as(name)
                                    .isFalse();
                        }
                    });
        }

        private void assertAsDescribed(String method, String path, String address) {
            var answer = console.sends(method, address, "Bearer " + Console.TOKEN);

            assertThat(description.complaints(method, path, answer))
                    .as(method + " " + address + ": " + answer.body())
                    .isEmpty();
        }
    }
}
