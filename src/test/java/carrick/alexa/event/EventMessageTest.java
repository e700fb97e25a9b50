package carrick.alexa.event;

import static carrick.alexa.event.TestEvents.ADD_OR_UPDATE_REPORT;
import static carrick.alexa.event.TestEvents.CHANGE_REPORT;
import static carrick.alexa.event.TestEvents.DELETE_REPORT;
import static carrick.alexa.event.TestEvents.DOORBELL_PRESS;
import static carrick.alexa.event.TestEvents.OTHER;
import static carrick.alexa.event.TestEvents.object;
import static carrick.alexa.event.TestEvents.with;
import static carrick.alexa.event.TestEvents.without;
import static java.util.stream.Collectors.joining;
import static java.util.stream.IntStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;
import carrick.oauth.OAuthException;
import carrick.support.AlexaSchema;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventMessageTest {

    private static final String PROPERTY = "/event/payload/change/properties/0";
    private static final String SCOPE = """
            {"type": "BearerToken", "token": "Atza|of-the-poster"}""";
    private static final String ANOTHER_FAN = """
            {"namespace": "Alexa.ToggleController", "instance": "Lamp.Fan", "name": "toggleState", "value": "OFF",
             "timeOfSample": "2026-11-22T19:00:01Z"}""";

    @Nested
    class Reading {

        @Test
        void tellsWhatAMessageIsAbout() {
            var message = EventMessage.read(CHANGE_REPORT, "");

            assertThat(message.messageId()).isEqualTo("8d2e1d6a-1");
            assertThat(message.namespace()).isEqualTo("Alexa");
            assertThat(message.name()).isEqualTo("ChangeReport");
            assertThat(message.endpointId()).contains("lamp#1");
            assertThat(message.replaceKey())
                    .hasValueSatisfying(key -> assertThat(key).matches("[0-9a-f]{64}"));
            assertThat(message.json()).isEqualTo(CHANGE_REPORT);
        }

        @ParameterizedTest
        @MethodSource("carrick.alexa.event.EventMessageTest#messages")
        void leavesAGoodMessageAsItIs(JsonObject good) {
            assertThat(EventMessage.read(good, "").json()).isEqualTo(good);
        }

        @Test
        void findsNoEndpointInAReportOfMany() {
            assertThat(EventMessage.read(DELETE_REPORT, "").endpointId()).isEmpty();
            assertThat(EventMessage.read(OTHER, "").endpointId()).isEmpty();
        }

        @Test
        void fillsInWhatNeedNotBeWritten() {
            var terse = object("""
                    {"event": {"header": {"namespace": "Alexa", "name": "Wave", "messageId": "1"}}}""");

            assertThat(EventMessage.read(terse, "").json()).isEqualTo(object("""
                            {"event": {"header": {"namespace": "Alexa", "name": "Wave", "messageId": "1",
                                                  "payloadVersion": "3"}, "payload": {}}}"""));
        }

        @Test
        void dropsWhatIsNeitherEventNorContext() {
            assertThat(EventMessage.read(with(DOORBELL_PRESS, "/customer", "\"ann\""), "")
                            .json())
                    .isEqualTo(DOORBELL_PRESS);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/event/endpoint/scope",
                    "/event/payload/scope",
                    "/event/scope",
                    "/event/header/scope",
                    "/context/scope",
                    "/event/endpoint/cookie/scope",
                    PROPERTY + "/scope",
                })
        void keepsNoTokenWhereverThePosterPutIt(String pointer) {
            assertThat(EventMessage.read(with(CHANGE_REPORT, pointer, SCOPE), "")
                            .json())
                    .isEqualTo(CHANGE_REPORT);
        }

        @Test
        void dropsAScopeOfAnyShapeFromItsTwoPlaces() {
            var odd = with(with(CHANGE_REPORT, "/event/endpoint/scope", "\"Atza|x\""), "/event/payload/scope", "null");

            assertThat(EventMessage.read(odd, "").json()).isEqualTo(CHANGE_REPORT);
        }

        @Test
        void leavesAMemberAloneThatIsOnlyCalledScope() {
            var cookie = with(CHANGE_REPORT, "/event/endpoint/cookie/scope", "\"house\"");

            assertThat(EventMessage.read(cookie, "").json()).isEqualTo(cookie);
        }

        static Stream<JsonObject> unusual() {
            var id256 = "\"" + "a".repeat(256) + "\"";
            return Stream.of(
                    with(CHANGE_REPORT, "/event/header/messageId", "\"" + "Az09-".repeat(25) + "ab\""),
                    with(CHANGE_REPORT, "/event/endpoint/endpointId", id256),
                    with(CHANGE_REPORT, "/event/endpoint/endpointId", "\"aZ09_-=#;:?@&\""),
                    with(CHANGE_REPORT, PROPERTY + "/value", "null"),
                    with(CHANGE_REPORT, PROPERTY + "/value", "{\"a\": [1.5]}"),
                    with(CHANGE_REPORT, PROPERTY + "/timeOfSample", "\"2024-02-29T23:59:59.123Z\""),
                    with(CHANGE_REPORT, PROPERTY + "/uncertaintyInMilliseconds", "99999999999999999999"),
                    with(CHANGE_REPORT, "/event/payload/change/cause/type", "\"ALEXA_INTERACTION\""),
                    without(CHANGE_REPORT, "/context"),
                    without(CHANGE_REPORT, "/context/properties"),
                    without(DOORBELL_PRESS, "/context"),
                    with(OTHER, "/event/endpoint", "{\"endpointId\": \"x\"}"),
                    without(OTHER, "/event/payload"),
                    with(OTHER, "/event/payload/a", "[1e999999999, " + "9".repeat(100) + "]"),
                    with(DELETE_REPORT, "/event/payload/endpoints", endpoints(300)),
                    with(OTHER, "/event/header/namespace", "\"" + "n".repeat(200) + "\""),
                    with(OTHER, "/event/header/name", "\"ChangeReport\""));
        }

        @ParameterizedTest
        @MethodSource("unusual")
        void letsPassWhatAmazonAllows(JsonObject unusual) {
            assertThat(EventMessage.read(unusual, "")).isNotNull();
        }

        @Test
        void takesAMessageUpToTheLimit() {
            var room = EventMessage.LONGEST
                    - with(OTHER, "/event/payload/text", "\"\"").toString().length();
            var longest = with(OTHER, "/event/payload/text", "\"" + "x".repeat(room) + "\"");
            var tooLong = with(OTHER, "/event/payload/text", "\"" + "x".repeat(room + 1) + "\"");

            assertThat(EventMessage.read(longest, "").json().toString()).hasSize(EventMessage.LONGEST);
            assertThat(complaint(tooLong, "")).isEqualTo("the message must be at most 1000000 characters long");
            assertThat(complaint(tooLong, "events[7]")).startsWith("events[7] must be at most");
        }
    }

    @Nested
    class Complaining {

        static Stream<Arguments> breaches() {
            return Stream.of(
                            aboutTheEnvelope(),
                            aboutEndpointAndContext(),
                            aboutAChangeReport(),
                            aboutAProperty(),
                            aboutADoorbell(),
                            aboutDiscovery())
                    .flatMap(rows -> rows);
        }

        private static Stream<Arguments> aboutTheEnvelope() {
            return Stream.of(
                    arguments("event", without(OTHER, "/event")),
                    arguments("event", with(OTHER, "/event", "[]")),
                    arguments("event", with(OTHER, "/event", "null")),
                    arguments("event", with(OTHER, "/event/payload/a", "[{\"b\": " + "9".repeat(101) + "}]")),
                    arguments("event.header", without(OTHER, "/event/header")),
                    arguments("event.header", with(OTHER, "/event/header", "\"x\"")),
                    arguments("event.header.namespace", without(OTHER, "/event/header/namespace")),
                    arguments("event.header.namespace", with(OTHER, "/event/header/namespace", "\"\"")),
                    arguments("event.header.namespace", with(OTHER, "/event/header/namespace", "\" \"")),
                    arguments("event.header.namespace", with(OTHER, "/event/header/namespace", "1")),
                    arguments("event.header.namespace", with(OTHER, "/event/header/namespace", "\"a\\u0000\"")),
                    arguments(
                            "event.header.namespace",
                            with(OTHER, "/event/header/namespace", "\"" + "n".repeat(201) + "\"")),
                    arguments("event.header.name", without(OTHER, "/event/header/name")),
                    arguments("event.header.name", with(OTHER, "/event/header/name", "{}")),
                    arguments("event.header.messageId", without(OTHER, "/event/header/messageId")),
                    arguments("event.header.messageId", with(OTHER, "/event/header/messageId", "\"\"")),
                    arguments("event.header.messageId", with(OTHER, "/event/header/messageId", "\"a_b\"")),
                    arguments("event.header.messageId", with(OTHER, "/event/header/messageId", "\"a\\n\"")),
                    arguments("event.header.messageId", with(OTHER, "/event/header/messageId", "7")),
                    arguments(
                            "event.header.messageId",
                            with(OTHER, "/event/header/messageId", "\"" + "a".repeat(128) + "\"")),
                    arguments("event.header.payloadVersion", with(OTHER, "/event/header/payloadVersion", "3")),
                    arguments("event.header.payloadVersion", with(OTHER, "/event/header/payloadVersion", "\"2\"")),
                    arguments("event.payload", with(OTHER, "/event/payload", "[]")),
                    arguments("event.payload", with(OTHER, "/event/payload", "null")));
        }

        private static Stream<Arguments> aboutEndpointAndContext() {
            return Stream.of(
                    arguments("event.endpoint", with(OTHER, "/event/endpoint", "\"lamp\"")),
                    arguments("event.endpoint.endpointId", with(OTHER, "/event/endpoint", "{}")),
                    arguments("event.endpoint.endpointId", with(OTHER, "/event/endpoint", "{\"endpointId\": 1}")),
                    arguments("event.endpoint.endpointId", with(OTHER, "/event/endpoint", "{\"endpointId\": \"\"}")),
                    arguments("event.endpoint.endpointId", with(OTHER, "/event/endpoint", "{\"endpointId\": \"a b\"}")),
                    arguments(
                            "event.endpoint.endpointId",
                            with(CHANGE_REPORT, "/event/endpoint/endpointId", "\"" + "a".repeat(257) + "\"")),
                    arguments("context", with(OTHER, "/context", "[]")),
                    arguments("context", with(OTHER, "/context/a", "1." + "0".repeat(99))),
                    arguments("context.properties", with(OTHER, "/context/properties", "{}")),
                    arguments("context.properties[0]", with(OTHER, "/context/properties/-", "1")),
                    arguments("context.properties[0].namespace", with(OTHER, "/context/properties/-", "{}")),
                    arguments(
                            "context.properties[0].timeOfSample",
                            with(CHANGE_REPORT, "/context/properties/0/timeOfSample", "\"yesterday\"")),
                    arguments(
                            "context.properties[1]",
                            with(
                                    with(OTHER, "/context/properties/-", ANOTHER_FAN),
                                    "/context/properties/-",
                                    ANOTHER_FAN)));
        }

        private static Stream<Arguments> aboutAChangeReport() {
            var change = "/event/payload/change";
            return Stream.of(
                    arguments("event.endpoint", without(CHANGE_REPORT, "/event/endpoint")),
                    arguments("event.payload", without(CHANGE_REPORT, "/event/payload")),
                    arguments("event.payload.change", without(CHANGE_REPORT, change)),
                    arguments("event.payload.change", with(CHANGE_REPORT, change, "[]")),
                    arguments("event.payload.change.cause", without(CHANGE_REPORT, change + "/cause")),
                    arguments("event.payload.change.cause", with(CHANGE_REPORT, change + "/cause", "\"x\"")),
                    arguments("event.payload.change.cause.type", with(CHANGE_REPORT, change + "/cause", "{}")),
                    arguments(
                            "event.payload.change.cause.type",
                            with(CHANGE_REPORT, change + "/cause/type", "\"physical_interaction\"")),
                    arguments("event.payload.change.properties", without(CHANGE_REPORT, change + "/properties")),
                    arguments("event.payload.change.properties", with(CHANGE_REPORT, change + "/properties", "[]")),
                    arguments("event.payload.change.properties", with(CHANGE_REPORT, change + "/properties", "{}")),
                    arguments(
                            "event.payload.change.properties[2]",
                            with(CHANGE_REPORT, change + "/properties/-", ANOTHER_FAN)),
                    arguments("context.properties[1]", with(CHANGE_REPORT, "/context/properties/-", ANOTHER_FAN)));
        }

        private static Stream<Arguments> aboutAProperty() {
            var path = "event.payload.change.properties[0]";
            var times = Stream.of(
                            "\"2026-11-22T19:00:00\"",
                            "\"2026-11-22T19:00:00.Z\"",
                            "\"2026-11-22T19:00:00.0000Z\"",
                            "\"2026-11-22T19:00:00+00:00\"",
                            "\"2026-11-22T19:00:00z\"",
                            "\"2026-11-22 19:00:00Z\"",
                            "\"2026-02-29T19:00:00Z\"",
                            "\"2026-13-01T19:00:00Z\"",
                            "\"2026-11-22T24:00:00Z\"",
                            "\"2026-11-22T19:00:60Z\"",
                            "\"20261-1-22T19:00:00Z\"",
                            "1795374000")
                    .map(time ->
                            arguments(path + ".timeOfSample", with(CHANGE_REPORT, PROPERTY + "/timeOfSample", time)));
            var uncertain = Stream.of("-1", "1.5", "1.0", "\"5\"", "null")
                    .map(number -> arguments(
                            path + ".uncertaintyInMilliseconds",
                            with(CHANGE_REPORT, PROPERTY + "/uncertaintyInMilliseconds", number)));
            var others = Stream.of(
                    arguments(path, with(CHANGE_REPORT, PROPERTY, "null")),
                    arguments(path + ".namespace", without(CHANGE_REPORT, PROPERTY + "/namespace")),
                    arguments(path + ".namespace", with(CHANGE_REPORT, PROPERTY + "/namespace", "[]")),
                    arguments(path + ".name", without(CHANGE_REPORT, PROPERTY + "/name")),
                    arguments(path + ".name", with(CHANGE_REPORT, PROPERTY + "/name", "\"\"")),
                    arguments(path + ".instance", with(CHANGE_REPORT, PROPERTY + "/instance", "1")),
                    arguments(path + ".value", without(CHANGE_REPORT, PROPERTY + "/value")),
                    arguments(path + ".timeOfSample", without(CHANGE_REPORT, PROPERTY + "/timeOfSample")));
            return Stream.of(times, uncertain, others).flatMap(rows -> rows);
        }

        private static Stream<Arguments> aboutADoorbell() {
            var payload = "/event/payload";
            return Stream.of(
                    arguments("event.endpoint", without(DOORBELL_PRESS, "/event/endpoint")),
                    arguments("event.payload", without(DOORBELL_PRESS, payload)),
                    arguments("event.payload.cause", without(DOORBELL_PRESS, payload + "/cause")),
                    arguments("event.payload.cause.type", with(DOORBELL_PRESS, payload + "/cause", "{}")),
                    arguments(
                            "event.payload.cause.type",
                            with(DOORBELL_PRESS, payload + "/cause/type", "\"ALEXA_INTERACTION\"")),
                    arguments("event.payload.timestamp", without(DOORBELL_PRESS, payload + "/timestamp")),
                    arguments(
                            "event.payload.timestamp",
                            with(DOORBELL_PRESS, payload + "/timestamp", "\"2026-11-22T19:00:00.0Z\"")),
                    arguments(
                            "event.payload.timestamp",
                            with(DOORBELL_PRESS, payload + "/timestamp", "\"2026-11-31T19:00:00Z\"")));
        }

        private static Stream<Arguments> aboutDiscovery() {
            var endpoints = "/event/payload/endpoints";
            return Stream.of(
                    arguments("event.payload", without(DELETE_REPORT, "/event/payload")),
                    arguments("event.payload.endpoints", without(ADD_OR_UPDATE_REPORT, endpoints)),
                    arguments("event.payload.endpoints", with(DELETE_REPORT, endpoints, "[]")),
                    arguments("event.payload.endpoints", with(DELETE_REPORT, endpoints, "{}")),
                    arguments("event.payload.endpoints", with(ADD_OR_UPDATE_REPORT, endpoints, endpoints(301))),
                    arguments("event.payload.endpoints[2]", with(DELETE_REPORT, endpoints + "/-", "\"lamp-3\"")),
                    arguments("event.payload.endpoints[2].endpointId", with(DELETE_REPORT, endpoints + "/-", "{}")),
                    arguments(
                            "event.payload.endpoints[0].endpointId",
                            with(ADD_OR_UPDATE_REPORT, endpoints + "/0/endpointId", "\"a/b\"")),
                    arguments(
                            "event.payload.endpoints[1]",
                            with(ADD_OR_UPDATE_REPORT, endpoints + "/1/endpointId", "\"lamp-1\"")));
        }

        @ParameterizedTest
        @MethodSource("breaches")
        @Tag("RFC6749-5.2")
        void namesThePlaceOfTheBreach(String path, JsonObject bad) {
            assertThat(complaint(bad, "")).startsWith(path + " ").matches("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+");
            assertThat(complaint(bad, "events[3]")).startsWith("events[3]." + path + " ");
        }

        @Test
        void tellsTheRule() {
            assertThat(complaint(with(CHANGE_REPORT, PROPERTY + "/timeOfSample", "\"Atza|x\""), "events[3]"))
                    .isEqualTo(
                            "events[3].event.payload.change.properties[0].timeOfSample must be an ISO 8601 time in UTC"
                                    + " with at most three fraction digits, such as 2026-11-22T19:00:00.000Z");
            assertThat(complaint(without(CHANGE_REPORT, "/event/header"), ""))
                    .isEqualTo("event.header is missing, it must be an object");
            assertThat(complaint(with(DOORBELL_PRESS, "/event/payload/cause/type", "\"x\""), ""))
                    .endsWith("must be one of APP_INTERACTION, PHYSICAL_INTERACTION, PERIODIC_POLL, RULE_TRIGGER,"
                            + " VOICE_INTERACTION");
            assertThat(complaint(with(CHANGE_REPORT, "/context/properties/-", ANOTHER_FAN), "events[0]"))
                    .isEqualTo(
                            "events[0].context.properties[1] must not be the same property by namespace, instance and"
                                    + " name as events[0].event.payload.change.properties[1]");
        }

        @Test
        void isOneFaultWithTheWordsInTheTraceToo() {
            var rejection = rejection(without(OTHER, "/event"), "").orElseThrow();

            assertThat(rejection.fault().name()).isEqualTo("EVENT_INVALID");
            assertThat(rejection.fault().error()).isEqualTo(OAuthError.INVALID_REQUEST);
            assertThat(rejection.fault().status()).isEqualTo(400);
            assertThat(rejection.detail()).isEqualTo(rejection.fault().description());
        }
    }

    @Nested
    class Replacing {

        @Test
        void lastsWhateverTheValuesOrderAndContextAre() {
            var other = with(CHANGE_REPORT, PROPERTY + "/value", "\"OFF\"");
            other = with(other, PROPERTY + "/timeOfSample", "\"2026-11-22T19:00:09Z\"");
            other = with(other, "/event/header/messageId", "\"another\"");
            other = without(other, "/context");
            var first = Json.createPointer(PROPERTY).getValue(other).toString();
            other = with(without(other, PROPERTY), "/event/payload/change/properties/-", first);

            assertThat(key(other)).isEqualTo(key(CHANGE_REPORT));
        }

        @ParameterizedTest
        @ValueSource(strings = {"namespace", "name", "instance"})
        void endsWhereAnotherPropertyIsTold(String member) {
            assertThat(key(with(CHANGE_REPORT, PROPERTY + "/" + member, "\"other\"")))
                    .isNotEqualTo(key(CHANGE_REPORT));
        }

        @Test
        void endsWhereAnotherEndpointOrFewerPropertiesAreTold() {
            assertThat(Stream.of(
                                    CHANGE_REPORT,
                                    with(CHANGE_REPORT, "/event/endpoint/endpointId", "\"lamp#2\""),
                                    without(CHANGE_REPORT, PROPERTY))
                            .map(EventMessageTest::key))
                    .doesNotHaveDuplicates();
        }

        @Test
        void isForChangeReportsOnly() {
            assertThat(Stream.of(DOORBELL_PRESS, ADD_OR_UPDATE_REPORT, DELETE_REPORT, OTHER))
                    .allSatisfy(
                            message -> assertThat(EventMessage.read(message, "").replaceKey())
                                    .isEmpty());
        }
    }

    @Nested
    class Addressing {

        private static final String TOKEN = "Atza|\"of\\Amazon";

        static Stream<Arguments> messages() {
            return Stream.of(
                    arguments(CHANGE_REPORT, "/event/endpoint/scope", AlexaSchema.changeReport()),
                    arguments(DOORBELL_PRESS, "/event/endpoint/scope", AlexaSchema.doorbellPress()),
                    arguments(ADD_OR_UPDATE_REPORT, "/event/payload/scope", AlexaSchema.addOrUpdateReport()),
                    arguments(DELETE_REPORT, "/event/payload/scope", AlexaSchema.deleteReport()));
        }

        @ParameterizedTest
        @MethodSource("messages")
        void makesAMessageThatAmazonTakes(JsonObject posted, String place, AlexaSchema schema) {
            var stored =
                    EventMessage.read(with(posted, place, SCOPE), "").json().toString();

            var sent = EventMessage.addressed(object(stored), TOKEN);

            assertThat(schema.complaints(sent.toString())).isEmpty();
            assertThat(schema.complaints(stored)).as("without a scope").isNotEmpty();
        }

        @ParameterizedTest
        @MethodSource("messages")
        void putsTheTokenInItsPlaceAndNowhereElse(JsonObject posted, String place) {
            var sent = EventMessage.addressed(posted, TOKEN);

            assertThat(Json.createPointer(place).getValue(sent))
                    .isEqualTo(Json.createObjectBuilder()
                            .add("type", "BearerToken")
                            .add("token", TOKEN)
                            .build());
            assertThat(without(sent, place)).isEqualTo(posted);
        }

        @ParameterizedTest
        @MethodSource("messages")
        void replacesWhatThePosterPutThere(JsonObject posted, String place) {
            var scoped = with(with(posted, place, SCOPE), "/event/payload/scope", SCOPE);

            assertThat(EventMessage.addressed(scoped, TOKEN)).isEqualTo(EventMessage.addressed(posted, TOKEN));
            assertThat(EventMessage.addressed(EventMessage.addressed(posted, "before"), TOKEN))
                    .isEqualTo(EventMessage.addressed(posted, TOKEN));
        }

        @Test
        void ofOtherEventsPrefersTheEndpoint() {
            var withEndpoint = with(OTHER, "/event/endpoint", "{\"endpointId\": \"x\"}");

            assertThat(token(OTHER, "/event/payload/scope/token")).isEqualTo(TOKEN);
            assertThat(token(without(OTHER, "/event/payload"), "/event/payload/scope/token"))
                    .isEqualTo(TOKEN);
            assertThat(token(withEndpoint, "/event/endpoint/scope/token")).isEqualTo(TOKEN);
            assertThat(token(
                            with(DELETE_REPORT, "/event/endpoint", "{\"endpointId\": \"x\"}"),
                            "/event/payload/scope/token"))
                    .isEqualTo(TOKEN);
        }

        private static String token(JsonObject posted, String pointer) {
            var sent = EventMessage.addressed(posted, TOKEN);
            return ((JsonString) Json.createPointer(pointer).getValue(sent)).getString();
        }
    }

    static Stream<JsonObject> messages() {
        return Stream.of(CHANGE_REPORT, DOORBELL_PRESS, ADD_OR_UPDATE_REPORT, DELETE_REPORT, OTHER);
    }

    private static String endpoints(int count) {
        return rangeClosed(1, count)
                .mapToObj(i -> "{\"endpointId\": \"e" + i + "\"}")
                .collect(joining(",", "[", "]"));
    }

    private static String key(JsonObject message) {
        return EventMessage.read(message, "").replaceKey().orElseThrow();
    }

    private static String complaint(JsonObject message, String where) {
        return rejection(message, where)
                .map(OAuthException::fault)
                .map(Fault::description)
                .orElse("no complaint");
    }

    private static Optional<OAuthException> rejection(JsonObject message, String where) {
        return Optional.ofNullable(
                Assertions.catchThrowableOfType(OAuthException.class, () -> EventMessage.read(message, where)));
    }
}
