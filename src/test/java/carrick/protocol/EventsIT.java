package carrick.protocol;

import static carrick.support.SmartHome.changeReport;
import static carrick.support.SmartHome.doorbellPress;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import carrick.support.Alexa;
import carrick.support.AlexaSchema;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Crowd;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device cloud may post, and what it is told. */
class EventsIT {

    private static final String LARGEST_AND_A_BYTE = " ".repeat((4 << 20) + 1);

    private final SmartHome home = SmartHome.of(TestClients.home());
    private final StandIn amazon = StandIn.at(CarrickServer.url());
    private final Alexa resourceServer = Alexa.linking(TestClients.resourceServer());
    private final String message = UUID.randomUUID().toString();

    @AfterEach
    void neitherAnswersNorCallsShowATokenOfAmazon() {
        assertThat(home.event(message).body()).doesNotContain("Atza|", "Atzr|", "crk_");
        assertThat(amazon.calls(message).toString()).doesNotContain("Atza|", "Atzr|", "crk_");
    }

    @Test
    void anEventReachesTheGatewayWithAmazonsToken() {
        var link = home.linked();

        var accepted = link.sends(changeReport(message, "lamp-1", "ON"));

        assertThat(accepted.getString("message_id")).isEqualTo(message);
        assertThat(home.outcome(message).getString("status")).isEqualTo("delivered");
        var call = amazon.awaitCalls(message, 1).get(0);
        assertThat(call.getInt("status")).isEqualTo(202);
        assertThat(call.getString("at")).isEqualTo("na");
        assertThat(AlexaSchema.changeReport()
                        .complaints(call.getJsonObject("event").toString()))
                .isEmpty();
    }

    @Test
    void aSlowGatewayHoldsNobodyUp() {
        amazon.fault("gateway", message, "NONE", Map.of("delay", "PT3S"));
        var link = home.linked();
        var before = System.nanoTime();

        link.sends(changeReport(message, "lamp-1", "ON"));

        assertThat(home.event(message).json().getString("status")).isEqualTo("waiting");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Nested
    @Tag("RFC6750-3.1")
    class TheBearer {

        @Test
        void isToldNothingButTheSchemeWhereItIsMissing() {
            for (var headers : List.of(Map.<String, String>of(), Map.of("Authorization", "Basic YTpi"))) {
                var answer = posts(headers);

                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Carrick\"");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "garbage",
            "two tokens",
            "Atza|IwEBIJ",
            "crk_ct_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        })
        void isInvalidWhereItIsNoneOfOurs(String token) {
            assertRefused(posts(Map.of("Authorization", "Bearer " + token)), 401, "invalid_token");
        }

        @Test
        void isInvalidWhereItWasTamperedWith() {
            var good = home.bearer();
            var tampered = good.substring(0, good.length() - 9)
                    + (good.charAt(good.length() - 9) == 'A' ? 'B' : 'A')
                    + good.substring(good.length() - 8);

            assertRefused(posts(Map.of("Authorization", tampered)), 401, "invalid_token");
        }

        @Test
        void isNotACustomers() {
            var tokens = home.onlyLinked().tokens();

            assertRefused(posts(Map.of("Authorization", "Bearer " + tokens.accessToken())), 403, "insufficient_scope");
            assertRefused(posts(Map.of("Authorization", "Bearer " + tokens.refreshToken())), 401, "invalid_token");
        }

        @Test
        void isNeededToAskAsWell() {
            var answer = home.send("GET", "/alexa/events/" + message, null, Map.of());

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }

        private Answer posts(Map<String, String> headers) {
            var all = new HashMap<>(headers);
            all.put("Content-Type", "application/json");
            return home.send("POST", "/alexa/events", LARGEST_AND_A_BYTE, all); // nobody reads it
        }

        private static void assertRefused(Answer answer, int status, String error) {
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.error()).isEqualTo(error);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer ").contains("error=\"" + error + "\"");
        }
    }

    @Nested
    class ABatch {

        @Test
        void isDeliveredInTheOrderOfEachEndpoint() {
            var link = home.linked();
            var events = range(0, 300)
                    .mapToObj(i -> changeReport(message + "-" + i, "lamp-" + i % 10, "v" + i))
                    .toList();

            var accepted = link.sends(events);

            assertThat(accepted)
                    .extracting(event -> event.getString("message_id"))
                    .containsExactlyElementsOf(
                            range(0, 300).mapToObj(i -> message + "-" + i).toList());
            var arrived = amazon.awaitCalls(message, 300).stream()
                    .collect(groupingBy(
                            call -> call.getString("endpointId"),
                            mapping(call -> call.getString("messageId"), toList())));
            assertThat(arrived).hasSize(10).allSatisfy((endpoint, messages) -> assertThat(messages)
                    .containsExactlyElementsOf(range(0, 30)
                            .mapToObj(i -> message + "-" + (10 * i + Integer.parseInt(endpoint.substring(5))))
                            .toList()));
        }

        @Test
        void ofMoreThan300IsTooMany() {
            var events =
                    range(0, 301).mapToObj(i -> changeReport("lamp-1", "ON")).collect(joining(","));

            var answer = home.posts("{\"account\":\"hanna\",\"events\":[" + events + "]}");

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.error()).isEqualTo("invalid_request");
        }

        @Test
        void ofMoreThanFourMegabytesIsTooLarge() {
            var answer = home.posts(LARGEST_AND_A_BYTE);

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.error()).isEqualTo("invalid_request");
        }

        @Test
        void ofLargeEventsFitsInto() {
            var link = home.linked();
            var events = range(0, 4)
                    .mapToObj(i -> changeReport(message + "-" + i, "lamp-1", "v".repeat(900_000)))
                    .toList();

            link.sends(events);

            assertThat(home.outcome(message + "-3").getString("status")).isEqualTo("delivered");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"account\":\"hanna\"}",
                    "{\"account\":\"hanna\",\"events\":[]}",
                    "{\"account\":\"hanna\",\"events\":{}}",
                    "{\"account\":\"hanna\",\"events\":[\"x\"]}",
                    "{\"account\":\"hanna\",\"event\":{},\"events\":[{}]}",
                    "{\"account\":\"hanna\",\"account\":\"ann\"}",
                    "[]",
                    "''",
                    "no JSON",
                    "{\"account\":\"hanna\",\"event\":"
                })
        void thatIsNoneIsRefused(String body) {
            var answer = home.posts(body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.error()).isEqualTo("invalid_request");
        }

        @Test
        void comesAsJson() {
            var answer = home.send(
                    "POST",
                    "/alexa/events",
                    to("account", "hanna", changeReport("lamp-1", "ON")),
                    Map.of("Content-Type", "text/plain", "Authorization", home.bearer()));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorDescription()).contains("application/json");
        }
    }

    @Nested
    class TheRecipient {

        @ParameterizedTest
        @CsvSource({"username, account", "sub, sub", "grant, grant", "family, family"})
        void isNamedAsIntrospectionNamesIt(String told, String by) {
            var link = linkedByHanna(home);
            var number = resourceServer
                    .introspects(link.tokens().accessToken())
                    .json()
                    .getString(told);

            var answer = home.posts(to(by, number, changeReport(message, "lamp-1", "ON")));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(familiesOf(answer)).contains(link.number());
            assertThat(home.outcome(message).getString("status")).isEqualTo("delivered");
        }

        @Test
        void isEveryLinkOfTheAccount() {
            var first = linkedByHanna(home);
            var second = linkedByHanna(home);
            var early = linkedByHanna(SmartHome.of(TestClients.home("early-home")));

            var answer = home.posts(to("account", "Hanna", changeReport(message, "lamp-1", "ON")));

            assertThat(familiesOf(answer)).contains(first.number(), second.number(), early.number());
            assertThat(amazon.awaitCalls(message, familiesOf(answer).size()))
                    .extracting(call -> call.getString("link"))
                    .doesNotHaveDuplicates();
        }

        @Test
        void isTheLinksOfOneSkillWhereThatIsNamed() {
            var other = linkedByHanna(home);
            var early = linkedByHanna(SmartHome.of(TestClients.home("early-home")));
            var event = changeReport(message, "lamp-1", "ON");

            var answer = home.posts("{\"account\":\"hanna\",\"skill\":\"early-home\","
                    + event.strip().substring(1));

            assertThat(familiesOf(answer)).contains(early.number()).doesNotContain(other.number());
        }

        @ParameterizedTest
        @ValueSource(strings = {"5", "\"\"", "null", "[\"home\"]"})
        void isNobodyWhereTheSkillIsNoName(String skill) {
            var answer = home.posts("{\"account\":\"hanna\",\"skill\":" + skill + ","
                    + changeReport(message, "lamp-1", "ON").strip().substring(1));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorDescription()).startsWith("skill ");
            assertThat(home.event(message).status()).isEqualTo(404);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"event\":",
                    "{\"account\":\"hanna\",\"family\":\"AAAA-AAAA-AAAA\",\"event\":",
                    "{\"account\":5,\"event\":",
                    "{\"account\":\"\",\"event\":"
                })
        void isExactlyOne(String beginning) {
            var answer = home.posts(beginning + "{}}");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorDescription()).contains("one recipient");
        }

        @ParameterizedTest
        @CsvSource({
            "account, nobody",
            "sub, 1",
            "sub, x",
            "sub, 99999999999999999999",
            "grant, AAAA-AAAA-AAAA",
            "grant, nonsense",
            "family, AAAA-AAAA-AAAA",
            "family, nonsense",
            "family, '\u0000'",
        })
        void isUnknown(String by, String number) {
            var answer = home.posts(to(by, number, changeReport(message, "lamp-1", "ON")));

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.error()).isEqualTo("invalid_request");
            assertThat(home.event(message).status()).isEqualTo(404);
        }

        @Test
        void takesNoEventsWithoutAGrantOfAmazon() {
            var link = home.onlyLinked();

            var accepted = link.sends(changeReport(message, "lamp-1", "ON"));

            assertThat(accepted.getString("status")).isEqualTo("undeliverable");
            assertThat(accepted.getJsonArray("deliveries")).isEmpty();
            assertThat(home.event(message).json().getString("status")).isEqualTo("undeliverable");
        }

        @Test
        void takesNoEventsOfAnotherSkill() {
            var link = home.linked();
            var event = changeReport(message, "lamp-1", "ON");

            var answer = home.posts("{\"family\":\"" + link.number() + "\",\"skill\":\"early-home\","
                    + event.strip().substring(1));

            assertThat(event(answer).getString("status")).isEqualTo("undeliverable");
        }

        @Test
        void takesNoEventsAfterItsEnd() {
            var link = home.linked();
            Alexa.linking(TestClients.home()).revokes(link.tokens().refreshToken());

            assertThat(link.sends(changeReport(message, "lamp-1", "ON")).getString("status"))
                    .isEqualTo("undeliverable");
        }

        private static List<String> familiesOf(Answer answer) {
            return event(answer).getJsonArray("deliveries").getValuesAs(JsonObject.class).stream()
                    .map(delivery -> delivery.getString("family"))
                    .toList();
        }
    }

    /** The same messageId is the same event. */
    @Nested
    class ARepetition {

        private final SmartHome.Link link = home.linked();

        @Test
        void isAnsweredAsTheEventStands() {
            var first = link.sends(changeReport(message, "lamp-1", "ON"));
            home.outcome(message);

            var second = link.sends(changeReport(message, "lamp-1", "ON"));

            assertThat(second.getString("id")).isEqualTo(first.getString("id"));
            assertThat(second.getString("accepted_at")).isEqualTo(first.getString("accepted_at"));
            assertThat(second.getString("status")).isEqualTo("delivered");
            assertSentOnce();
        }

        @Test
        void inParallelIsOneEvent() {
            var body = to("family", link.number(), changeReport(message, "lamp-1", "ON"));

            var answers = Crowd.of(10, () -> home.posts(body));

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
            assertThat(answers.stream().map(answer -> event(answer).getString("id")))
                    .containsOnly(event(answers.get(0)).getString("id"));
            assertSentOnce();
        }

        @Test
        void ofBatchesInParallelIsOneBatch() {
            var events = range(0, 20)
                    .mapToObj(i -> changeReport(message + "-" + i, "lamp-" + i, "ON"))
                    .toArray(String[]::new);
            var body = to("family", link.number(), events);

            var answers = Crowd.of(4, () -> home.posts(body));

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
            range(0, 20).forEach(i -> home.outcome(message + "-" + i));
            assertThat(amazon.calls(message)).hasSize(20);
        }

        @Test
        void inOneBatchIsOneEvent() {
            var events =
                    link.sends(List.of(changeReport(message, "lamp-1", "ON"), changeReport(message, "lamp-1", "OFF")));

            assertThat(events.get(1).getString("id")).isEqualTo(events.get(0).getString("id"));
            assertSentOnce();
        }

        @Test
        void byAnotherClientIsAnotherEvent() {
            var other = bearerOf(TestClients.otherCloud());
            var body = to("family", link.number(), changeReport(message, "lamp-1", "ON"));

            var own = event(home.posts(body));
            var others = event(posts(body, other));

            assertThat(others.getString("id")).isNotEqualTo(own.getString("id"));
            assertThat(amazon.awaitCalls(message, 2)).hasSize(2);
        }

        private void assertSentOnce() {
            assertThat(home.outcome(message).getInt("attempts")).isEqualTo(1);
            link.sends(changeReport(message + "-last", "lamp-1", "ON"));
            home.outcome(message + "-last");
            assertThat(amazon.calls("\"" + message + "\"")).hasSize(1);
        }
    }

    @Nested
    class Amazons {

        private static final String CAUSE = "\"cause\":{\"type\":\"PHYSICAL_INTERACTION\"}";

        static Stream<Arguments> breaches() {
            var report = changeReport("bad", "lamp-1", "ON");
            var press = doorbellPress("bad", "bell-1");
            return Stream.of(
                    arguments("event.header", report.replace("header", "haeder")),
                    arguments("event.header.namespace", report.replace("\"namespace\":\"Alexa\",", "")),
                    arguments("event.header.messageId", report.replace("\"bad\"", "\"is bad\"")),
                    arguments("event.header.payloadVersion", report.replace("\"3\"", "\"2\"")),
                    arguments("event.endpoint", report.replace("\"endpoint\"", "\"endpoints\"")),
                    arguments("event.endpoint.endpointId", report.replace("lamp-1", "lamp/1")),
                    arguments("event.payload.change.cause.type", report.replace("PHYSICAL_", "CHEMICAL_")),
                    arguments("event.payload.change.properties", report.replaceAll("(?s)\\[.*]", "[]")),
                    arguments(
                            "event.payload.change.properties[0].timeOfSample",
                            report.replaceAll("\"timeOfSample\":\"[^\"]*\"", "\"timeOfSample\":\"2026-11-22 19:00\"")),
                    arguments(
                            "event.payload.change.properties[0].uncertaintyInMilliseconds",
                            report.replace("Milliseconds\":0", "Milliseconds\":-1")),
                    arguments(
                            "context.properties[0]",
                            report.replace(
                                    "{}", "{\"properties\":[" + report.replaceAll("(?s).*\\[(.*)].*", "$1") + "]}")),
                    arguments("event.payload.cause.type", press.replace("PHYSICAL_", "ALEXA_")),
                    arguments("event.payload.timestamp", press.replace("Z\"", ".000Z\"")),
                    arguments("event.payload.endpoints", discovery("AddOrUpdateReport", "bad", 301)),
                    arguments(
                            "event.payload.endpoints[1]",
                            discovery("DeleteReport", "bad", 2).replace("lamp-1", "lamp-0")));
        }

        @ParameterizedTest
        @MethodSource("breaches")
        void rulesAreNamedWithThePlaceAndNothingIsStored(String path, String bad) {
            var answer = home.posts(to("account", "hanna", changeReport(message, "lamp-1", "ON"), bad));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.error()).isEqualTo("invalid_request");
            assertThat(answer.errorDescription()).startsWith("events[1]." + path + " ");
            assertThat(home.event(message).status()).isEqualTo(404);
        }

        @Test
        void rulesAreForASingleEventToo() {
            var event = changeReport(message, "lamp-1", "ON").replace(CAUSE, "\"cause\":{}");

            var answer = home.posts("{\"account\":\"hanna\"," + event.strip().substring(1));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorDescription())
                    .startsWith("event.payload.change.cause.type is missing, it must be one of APP_INTERACTION");
        }

        static Stream<Arguments> kinds() {
            var any = """
                    {"event":{"header":{"namespace":"%s","name":"%s","messageId":"@"}%s}}""";
            return Stream.of(
                    arguments("endpoint", changeReport("@", "lamp-1", "ON"), AlexaSchema.changeReport()),
                    arguments("endpoint", doorbellPress("@", "bell-1"), AlexaSchema.doorbellPress()),
                    arguments("payload", discovery("AddOrUpdateReport", "@", 300), AlexaSchema.addOrUpdateReport()),
                    arguments("payload", discovery("DeleteReport", "@", 2), AlexaSchema.deleteReport()),
                    arguments(
                            "endpoint",
                            any.formatted("Alexa", "StateReport", ",\"endpoint\":{\"endpointId\":\"lamp-1\"}"),
                            null),
                    arguments("payload", any.formatted("Lumen.Aquarium", "FishFed", ""), null),
                    arguments(
                            "payload",
                            any.formatted("Lumen.Aquarium", "FishFed", ",\"payload\":{\"name\":\"Säm 🐟\"}"),
                            null));
        }

        @ParameterizedTest
        @MethodSource("kinds")
        void kindsOfEventsArriveWithTheTokenInItsPlace(String place, String event, AlexaSchema schema) {
            home.linked().sends(event.replace("@", message));

            assertThat(home.outcome(message).getString("status")).isEqualTo("delivered");
            assertThat(arrived().getJsonObject(place).getJsonObject("scope").getString("type"))
                    .isEqualTo("BearerToken");
            assertThat(arrived().toString()).containsOnlyOnce("\"scope\"");
            if (schema != null) {
                assertThat(schema.complaints(Json.createObjectBuilder()
                                .add("event", arrived())
                                .build()
                                .toString()))
                        .isEmpty();
            }
        }

        @Test
        void lettersArriveAsTheyWerePosted() {
            home.linked().sends(changeReport(message, "lamp-1", "Küche 🐟 \\u0000 \\\"&<"));

            assertThat(home.outcome(message).getString("status")).isEqualTo("delivered");
            assertThat(arrived().toString()).contains("Küche 🐟 \\u0000 \\\"&<");
        }

        @Test
        void tokenTakesThePlaceOfThePosters() {
            var posters = "\"scope\":{\"type\":\"BearerToken\",\"token\":\"Atza|of-the-poster\"}";
            var event = changeReport(message, "lamp-1", "ON")
                    .replace("\"endpointId\"", posters + ",\"endpointId\"")
                    .replace("\"payload\":{", "\"payload\":{" + posters + ",")
                    .replace("\"context\":{", "\"context\":{" + posters);

            home.linked().sends(event);

            assertThat(home.outcome(message).getString("status")).isEqualTo("delivered");
            var call = amazon.calls(message).get(0);
            assertThat(call.getInt("status")).isEqualTo(202); // the token in the scope is the one in the header
            assertThat(call.toString()).containsOnlyOnce("\"scope\"");
        }

        private JsonObject arrived() {
            return amazon.awaitCalls(message, 1).get(0).getJsonObject("event").getJsonObject("event");
        }
    }

    @Nested
    class WhoAsks {

        @Test
        void isToldByNumberAndByMessage() {
            var link = home.linked();
            var accepted = link.sends(changeReport(message, "lamp-1", "ON"));
            home.outcome(message);

            var told = home.event(accepted.getString("id"));

            assertThat(told.status()).isEqualTo(200);
            assertThat(told.header("Cache-Control")).isEqualTo("no-store");
            assertThat(told.body()).isEqualTo(home.event(message).body());
            assertThat(told.json().keySet())
                    .containsExactlyInAnyOrder("id", "message_id", "name", "accepted_at", "status", "deliveries");
            assertThat(told.json().getString("name")).isEqualTo("Alexa.ChangeReport");
            assertThat(told.json().getString("status")).isEqualTo("delivered");
            var delivery = told.json().getJsonArray("deliveries").getJsonObject(0);
            assertThat(delivery.keySet())
                    .containsExactlyInAnyOrder("family", "status", "attempts", "changed_at", "http_status");
            assertThat(delivery.getString("family")).isEqualTo(link.number());
            assertThat(delivery.getInt("attempts")).isEqualTo(1);
            assertThat(delivery.getInt("http_status")).isEqualTo(202);
        }

        @Test
        void isToldNothingOfOthers() {
            var accepted = home.onlyLinked().sends(changeReport(message, "lamp-1", "ON"));
            var other = bearerOf(TestClients.otherCloud());

            for (var id : List.of(message, accepted.getString("id"), "nonsense", "AAAA-AAAA-AAAA", "a%20b")) {
                var answer = home.send("GET", "/alexa/events/" + id, null, Map.of("Authorization", other));

                assertThat(answer.status()).as(id).isEqualTo(404);
            }
        }
    }

    /** Hanna is a customer of this class alone: what is posted for her reaches nobody else's links. */
    private static SmartHome.Link linkedByHanna(SmartHome home) {
        var alexa = Alexa.linking(TestClients.home(home.skill()));
        var tokens =
                alexa.exchanges(alexa.signsInAs("hanna", "hanna-password-1").codeAfterConsent());
        var link = home.linkOf(tokens);
        assertThat(link.accepts(SmartHome.uniqueCode()).body()).contains("AcceptGrant.Response");
        return link;
    }

    private static String to(String by, String recipient, String... events) {
        return "{\"" + by + "\":" + Json.createValue(recipient) + ",\"events\":[" + String.join(",", events) + "]}";
    }

    private static String discovery(String name, String message, int endpoints) {
        var described = """
                {"endpointId":"lamp-%d","manufacturerName":"Lumen","description":"A lamp","friendlyName":"Lamp",
                 "displayCategories":["LIGHT"],"capabilities":[{"type":"AlexaInterface","interface":"Alexa","version":"3"}]}""";
        var bare = "{\"endpointId\":\"lamp-%d\"}";
        return """
                {"event":{"header":{"namespace":"Alexa.Discovery","name":"%s","messageId":"%s","payloadVersion":"3"},
                 "payload":{"endpoints":[%s]}}}
                """.formatted(
                        name,
                        message,
                        range(0, endpoints)
                                .mapToObj((name.startsWith("Add") ? described : bare)::formatted)
                                .collect(joining(",")));
    }

    private static JsonObject event(Answer answer) {
        return answer.json().getJsonArray("events").getJsonObject(0);
    }

    private Answer posts(String body, String bearer) {
        return home.send(
                "POST", "/alexa/events", body, Map.of("Content-Type", "application/json", "Authorization", bearer));
    }

    private static String bearerOf(TestClients client) {
        return "Bearer "
                + Alexa.linking(client)
                        .posts("token", Map.of("grant_type", "client_credentials"))
                        .accessToken();
    }
}
