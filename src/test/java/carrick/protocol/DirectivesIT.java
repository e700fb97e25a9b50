package carrick.protocol;

import static carrick.support.AlexaAnswers.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.SmartHome;
import carrick.support.TestClients;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Carrick does not do for a skill, and what is no directive at all, is answered with an error that Alexa understands. */
class DirectivesIT {

    private static final String REPORT_STATE = """
            {"directive":{"header":{"namespace":"Alexa","name":"ReportState","messageId":"m-1",
             "correlationToken":"dFMb0z+PgpgdDmluhJ1LddFvSqZ/jCc8ptlAKulUj90jSqg==","payloadVersion":"3"},
             "endpoint":{"scope":{"type":"BearerToken","token":"crk_at_x"},"endpointId":"lamp-1","cookie":{}},"payload":{}}}""";

    private final SmartHome home = SmartHome.of(TestClients.home());

    @Test
    void discoveryIsNotAnswered() {
        var discover = """
                {"directive":{"header":{"namespace":"Alexa.Discovery","name":"Discover","messageId":"m-1","payloadVersion":"3"},
                 "payload":{"scope":{"type":"BearerToken","token":"crk_at_x"}}}}""";

        assertError(200, home.directive(discover, Map.of()), "INVALID_DIRECTIVE", "DIRECTIVE_UNSUPPORTED");
    }

    @ParameterizedTest
    @CsvSource({"Alexa, ReportState", "Alexa.PowerController, TurnOn", "Alexa.Authorization, Other"})
    void theErrorNamesWhatItIsAbout(String namespace, String name) {
        var directive =
                REPORT_STATE.replace("\"Alexa\"", "\"" + namespace + "\"").replace("ReportState", name);

        var answer = home.directive(directive, Map.of());

        assertError(200, answer, "INVALID_DIRECTIVE", "DIRECTIVE_UNSUPPORTED");
        var event = answer.json().getJsonObject("event");
        assertThat(event.getJsonObject("header").getString("correlationToken")).startsWith("dFMb0z+PgpgdDml");
        assertThat(event.getJsonObject("header").getString("messageId")).isNotEqualTo("m-1");
        assertThat(event.getJsonObject("endpoint")).hasSize(1).hasToString("{\"endpointId\":\"lamp-1\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "1", "null", "{}", "[\"x\"]"})
    void theErrorDoesNotRepeatACorrelationTokenThatIsNone(String token) {
        var directive = REPORT_STATE.replace("\"dFMb0z+PgpgdDmluhJ1LddFvSqZ/jCc8ptlAKulUj90jSqg==\"", token);

        assertThat(errorOf(directive).getJsonObject("header")).doesNotContainKey("correlationToken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "1", "null", "\"lamp one\"", "\"<b>\"", "\"\\u0000\""})
    void theErrorDoesNotRepeatAnEndpointThatIsNone(String id) {
        var directive = REPORT_STATE.replace("\"lamp-1\"", id);

        assertThat(errorOf(directive)).doesNotContainKey("endpoint");
    }

    @Test
    void theErrorDoesNotRepeatAnEndpointThatIsTooLong() {
        assertThat(errorOf(REPORT_STATE.replace("lamp-1", "l".repeat(257)))).doesNotContainKey("endpoint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"directive\":null}",
                "{\"directive\":[]}",
                "{\"directive\":{\"header\":1}}",
                "{\"directive\":{\"header\":{\"name\":\"AcceptGrant\"}}}",
                "{\"directive\":{\"header\":{\"namespace\":[\"Alexa.Authorization\"],\"name\":\"AcceptGrant\"}}}",
                "{\"request\":{\"type\":\"LaunchRequest\"}}",
                "{\"request\":{\"type\":1}}"
            })
    void anObjectThatIsNoDirectiveIsAnUnsupportedOne(String body) {
        assertError(200, home.directive(body, Map.of()), "INVALID_DIRECTIVE", "DIRECTIVE_UNSUPPORTED");
    }

    static Stream<String> notJson() {
        return Stream.of(
                "",
                " ",
                "{",
                "[]",
                "null",
                "true",
                "\"text\"",
                "directive=AcceptGrant",
                "{\"directive\":{},\"directive\":{}}",
                "[".repeat(30_000),
                "{\"directive\":".repeat(4_000));
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void whatIsNoJsonObjectIsMalformed(String body) {
        assertError(400, home.directive(body, Map.of()), "INTERNAL_ERROR", "JSON_MALFORMED");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        var body = "{\"directive\":{\"x\":\"" + "x".repeat(65_536) + "\"}}";

        assertError(413, home.directive(body, Map.of()), "INTERNAL_ERROR", "JSON_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({"application/x-www-form-urlencoded", "text/plain", "application/jsonp", ","})
    void whatIsNotCalledJsonIsRefused(String type) {
        var headers = new HashMap<String, String>();
        if (type != null) {
            headers.put("Content-Type", type);
        }

        var answer = home.send("POST", "/alexa/directives", REPORT_STATE, headers);

        assertError(400, answer, "INTERNAL_ERROR", "JSON_EXPECTED");
    }

    static Stream<Arguments> oddTypes() {
        return Stream.of("application/json; charset=utf-8", "Application/JSON", "application/json;charset=UTF-8")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("oddTypes")
    void jsonMayBeCalledSoInAnyCaseAndWithACharset(String type) {
        var answer = home.send("POST", "/alexa/directives", REPORT_STATE, Map.of("Content-Type", type));

        assertError(200, answer, "INVALID_DIRECTIVE", "DIRECTIVE_UNSUPPORTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void anotherMethodIsNotAllowed(String method) {
        var answer = home.send(method, "/alexa/directives", null, Map.of());

        assertError(405, answer, "INTERNAL_ERROR", "METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).contains("POST");
    }

    @Test
    void anotherAddressBelowHoldsNothing() {
        var answer = home.send("POST", "/alexa/directives/more", REPORT_STATE, Map.of("Content-Type", "text/plain"));

        assertError(404, answer, "INTERNAL_ERROR", "NOT_FOUND");
    }

    private JsonObject errorOf(String directive) {
        var answer = home.directive(directive, Map.of());
        assertError(200, answer, "INVALID_DIRECTIVE", "DIRECTIVE_UNSUPPORTED");
        return answer.json().getJsonObject("event");
    }
}
