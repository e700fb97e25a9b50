package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CloudFormation;
import carrick.support.Forwarder;
import carrick.support.Recorder;
import carrick.support.TestClients;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The function between Alexa and this server: what is handed out to whom, and what it does in Node. */
class ForwarderIT {

    private static final TestClients SKILL = TestClients.skill();
    private static final String SKILL_ID = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef";

    private static final String ACCEPT_GRANT = """
            {"directive":{"header":{"namespace":"Alexa.Authorization","name":"AcceptGrant","messageId":"grant-1","payloadVersion":"3"},\
            "payload":{"grant":{"type":"OAuth2.AuthorizationCode","code":"SECRET-code"},\
            "grantee":{"type":"BearerToken","token":"SECRET-ä😀\\"\\\\"}}}}""";
    private static final String TURN_ON = """
            {"directive":{"header":{"namespace":"Alexa.PowerController","name":"TurnOn","messageId":"on-1",\
            "correlationToken":"dFMb0z+PgpgdDmluhJ1LddFvSqZ/jCc8ptlAKulUj90jSqg==","payloadVersion":"3"},\
            "endpoint":{"scope":{"type":"BearerToken","token":"SECRET-token"},"endpointId":"lamp-1","cookie":{}},"payload":{}}}""";
    private static final String SKILL_DISABLED = """
            {"version":"1.0","context":{"System":{"application":{"applicationId":"amzn1.ask.skill.1"},\
            "user":{"userId":"SECRET-user","accessToken":"SECRET-token"},"apiAccessToken":"SECRET-api"}},\
            "request":{"type":"AlexaSkillEvent.SkillDisabled","requestId":"event-1","timestamp":"2026-11-22T08:00:00Z"}}""";
    private static final String ACCEPTED = """
            {"event":{"header":{"namespace":"Alexa.Authorization","name":"AcceptGrant.Response",\
            "messageId":"answer-1","payloadVersion":"3"},"payload":{}}}""";

    private static String keyIn(String code) {
        var found = Pattern.compile("CARRICK_KEY \\|\\| \"([0-9a-f]{64})\"").matcher(code);
        assertThat(found.find()).as(code).isTrue();
        return found.group(1);
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Nested
    class IsHandedOut {

        @ParameterizedTest
        @CsvSource({
            "/alexa/forwarder/index.mjs, text/javascript;charset=UTF-8, index.mjs",
            "/alexa/forwarder/template.yaml, application/yaml;charset=UTF-8, template.yaml"
        })
        void toTheSkillAsAFileThatNobodyStores(String path, String type, String name) {
            var answer = Forwarder.download(path, SKILL);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualToIgnoringCase(type);
            assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + name + "\"");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }

        @ParameterizedTest
        @ValueSource(strings = {Forwarder.MODULE, Forwarder.TEMPLATE})
        void toNobodyElse(String path) {
            var nobody = Forwarder.download(path, Map.of());
            var wrong = Forwarder.download(path, Map.of("Authorization", Alexa.basic("skill", "wrong")));
            var query = Forwarder.download(path + "?client_id=skill&client_secret=" + SKILL.secret(), Map.of());

            assertThat(List.of(nobody, wrong, query)).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.error()).isEqualTo("invalid_client");
                assertThat(answer.header("WWW-Authenticate")).startsWith("Basic realm=");
            });
        }

        @Test
        void withAKeyForEachSkill() {
            var key = keyIn(Forwarder.download(Forwarder.MODULE, SKILL).body());

            assertThat(keyIn(Forwarder.download(Forwarder.MODULE, SKILL).body()))
                    .isEqualTo(key);
            assertThat(keyIn(Forwarder.download(Forwarder.MODULE, TestClients.odd())
                            .body()))
                    .isNotEqualTo(key);
        }

        @Test
        void smallEnoughToBeInline() {
            assertThat(Forwarder.download(Forwarder.MODULE, SKILL).body()).hasSizeLessThan(4_000);
            assertThat(CloudFormation.parse(Forwarder.download(Forwarder.TEMPLATE, SKILL)
                                    .body())
                            .code())
                    .hasSizeLessThan(4_000);
        }

        @Test
        void inTwoFormsOfOneSource() {
            var module =
                    Forwarder.download(Forwarder.MODULE, SKILL).body().lines().toList();
            var inline = CloudFormation.parse(
                            Forwarder.download(Forwarder.TEMPLATE, SKILL).body())
                    .code()
                    .lines()
                    .toList();

            assertThat(inline).hasSameSizeAs(module);
            assertThat(module.stream().filter(line -> !inline.contains(line)))
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("import ") || line.startsWith("export "));
        }
    }

    @Nested
    class Template {

        private final CloudFormation template =
                CloudFormation.parse(Forwarder.download(Forwarder.TEMPLATE + "?skill_id=" + SKILL_ID, SKILL)
                        .body());

        @Test
        void isFilledInForTheSkill() {
            assertThat(template.<String>at("AWSTemplateFormatVersion")).isEqualTo("2010-09-09");
            assertThat(template.<String>at("Parameters", "SkillId", "Default")).isEqualTo(SKILL_ID);
            assertThat(template.<Boolean>at("Parameters", "CarrickKey", "NoEcho"))
                    .isTrue();
            assertThat(keyIn(template.code()))
                    .isEqualTo(keyIn(Forwarder.download(Forwarder.MODULE, SKILL).body()));
        }

        @Test
        void asksForTheSkillsIdWhereItIsNotKnown() {
            var asking = CloudFormation.parse(
                    Forwarder.download(Forwarder.TEMPLATE, SKILL).body());

            assertThat(asking.<Map<String, Object>>at("Parameters", "SkillId"))
                    .containsKey("AllowedPattern")
                    .doesNotContainKey("Default");
        }

        @ParameterizedTest
        @ValueSource(strings = {"amzn1.ask.skill.", "skill", "amzn1.ask.skill.1%22%0AOutputs:", "amzn1-ask-skill-1"})
        void refusesWhatIsNoSkillsId(String id) {
            var answer = Forwarder.download(Forwarder.TEMPLATE + "?skill_id=" + id, SKILL);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorDescription()).contains("skill_id");
        }

        @Test
        void runsTheCodeOnNodeForAsLongAsAlexaWaits() {
            assertThat(template.<Map<String, Object>>at("Resources", "Forwarder", "Properties"))
                    .containsEntry("Runtime", "nodejs22.x")
                    .containsEntry("Handler", "index.handler")
                    .containsEntry("Timeout", 8)
                    .containsEntry("MemorySize", 256)
                    .containsEntry("Role", Map.of("!GetAtt", "Role.Arn"));
            assertThat(template.<Object>at("Outputs", "Arn", "Value")).isEqualTo(Map.of("!GetAtt", "Forwarder.Arn"));
        }

        @ParameterizedTest
        @CsvSource({"SmartHome, alexa-connectedhome.amazon.com", "SkillEvents, alexa-appkit.amazon.com"})
        void letsOnlyThatSkillCallIt(String permission, String principal) {
            assertThat(template.<Map<String, Object>>at("Resources", permission, "Properties"))
                    .containsEntry("Action", "lambda:InvokeFunction")
                    .containsEntry("Principal", principal)
                    .containsEntry("EventSourceToken", Map.of("!Ref", "SkillId"));
        }

        @ParameterizedTest
        @CsvSource({
            "CARRICK_KEY, CarrickKey",
            "HANDLER_URL, HandlerUrl",
            "HANDLER_FUNCTION, HandlerFunction",
        })
        void setsWhatIsGivenAndNothingElse(String variable, String parameter) {
            assertThat(template.<Object>at(
                            "Resources", "Forwarder", "Properties", "Environment", "Variables", variable))
                    .isEqualTo(Map.of(
                            "!If",
                            List.of("Has" + parameter, Map.of("!Ref", parameter), Map.of("!Ref", "AWS::NoValue"))));
            assertThat(template.<Object>at("Conditions", "Has" + parameter))
                    .isEqualTo(Map.of("!Not", List.of(Map.of("!Equals", List.of(Map.of("!Ref", parameter), "")))));
            assertThat(template.<String>at("Parameters", parameter, "Default")).isEmpty();
        }
    }

    enum Form {
        MODULE,
        INLINE
    }

    @Nested
    @ParameterizedClass
    @EnumSource(Form.class)
    class TheFunction {

        @Parameter
        Form form;

        private final Recorder carrick = new Recorder();
        private final Recorder handler = new Recorder();
        private final Map<String, String> environment = new HashMap<>(Map.of("CARRICK_URL", carrick.address()));

        @AfterEach
        void close() {
            carrick.close();
            handler.close();
        }

        @ParameterizedTest
        @ValueSource(strings = {ACCEPT_GRANT, SKILL_DISABLED, TURN_ON})
        void forwardsToCarrickByteForByteAndSigned(String event) {
            carrick.answers(200, ACCEPTED);

            var outcome = forwarder().answerTo(event, with("AWS_REGION", "us-west-2"));

            var request = carrick.request();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/alexa/directives");
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(request.text()).isEqualTo(event);
            assertThat(request.header("X-Carrick-Skill")).isEqualTo("skill");
            assertIsSigned(request, "us-west-2");
            assertThat(outcome.answer()).isEqualTo(json(ACCEPTED));
        }

        @Test
        void answersTheSkillEventWithWhateverObjectCarrickAnswers() {
            carrick.answers(200, "{}");

            assertThat(forwarder().answerTo(SKILL_DISABLED, environment).answer())
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "200 | {}",
                    "200 | null",
                    "200 | [{\"event\":1}]",
                    "200 | <html>Gateway</html>",
                    "200 | ``",
                    "401 | {\"error\":\"invalid_client\"}",
                    "404 | <h1>Not Found</h1>",
                    "500 | {\"error\":\"server_error\"}"
                })
        void answersAProperErrorWhereTheAnswerIsNone(int status, String body) {
            carrick.answers(status, body);

            var outcome = forwarder().answerTo(ACCEPT_GRANT, environment);

            assertIsAcceptGrantFailed(outcome);
            assertThat(carrick.requests()).hasSize(1);
            assertThat(outcome.line().get("status")).hasToString(status == 200 ? "\"UNUSABLE\"" : "" + status);
        }

        @Test
        void passesOnTheErrorThatCarrickAnswers() {
            var failed = ACCEPTED.replace("AcceptGrant.Response", "ErrorResponse")
                    .replace("\"payload\":{}", "\"payload\":{\"type\":\"ACCEPT_GRANT_FAILED\",\"message\":\"no\"}");
            carrick.answers(503, failed).answers(503, failed);

            assertThat(forwarder().answerTo(ACCEPT_GRANT, environment).answer()).isEqualTo(json(failed));
        }

        @ParameterizedTest
        @ValueSource(ints = {502, 503, 504})
        void triesASecondTime(int status) {
            carrick.answers(status, "busy").answers(200, ACCEPTED);

            var outcome = forwarder().answerTo(ACCEPT_GRANT, environment);

            assertThat(outcome.answer()).isEqualTo(json(ACCEPTED));
            assertThat(carrick.requests()).hasSize(2).allSatisfy(request -> {
                assertThat(request.text()).isEqualTo(ACCEPT_GRANT);
                assertIsSigned(request, "eu-west-1");
            });
            assertThat(outcome.line().getInt("status")).isEqualTo(200);
        }

        @Test
        void triesASecondTimeWhereTheConnectionBreaks() {
            carrick.hangsUp().answers(200, ACCEPTED);

            assertThat(forwarder().answerTo(ACCEPT_GRANT, environment).answer()).isEqualTo(json(ACCEPTED));
        }

        @Test
        void triesNoThirdTime() {
            carrick.answers(503, "busy");

            assertIsAcceptGrantFailed(forwarder().answerTo(ACCEPT_GRANT, environment));
            assertThat(carrick.requests()).hasSize(2);
        }

        @Test
        void answersWhereNobodyListens() {
            var outcome = forwarder().answerTo(ACCEPT_GRANT, with("CARRICK_URL", "http://localhost:1"));

            assertIsAcceptGrantFailed(outcome);
            assertThat(outcome.line().getString("status")).isNotEmpty();
        }

        @Test
        void answersBeforeItsTimeIsOver() {
            carrick.hangs();

            var outcome = forwarder().with(2_000).answerTo(ACCEPT_GRANT, environment);

            assertThat(outcome.milliseconds()).isBetween(1_400L, 2_000L);
            assertIsAcceptGrantFailed(outcome);
            assertThat(outcome.line().getString("status")).isEqualTo("LATE");
        }

        @Test
        void countsTheFirstTryInTheTimeOfTheSecond() {
            carrick.answers(503, "busy").hangs();

            var outcome = forwarder().with(2_000).answerTo(ACCEPT_GRANT, environment);

            assertThat(outcome.milliseconds()).isLessThan(2_000);
            assertIsAcceptGrantFailed(outcome);
        }

        @Test
        void answersOtherDirectivesWithAnErrorThatNamesWhatItIsAbout() {
            carrick.answers(500, "{}");

            var outcome = forwarder().answerTo(TURN_ON, environment);

            assertIsError(outcome, "Alexa", "INTERNAL_ERROR");
            assertThat(outcome.header().getString("correlationToken")).startsWith("dFMb0z+Pgpgd");
            assertThat(outcome.answer().getJsonObject("event").getJsonObject("endpoint"))
                    .isEqualTo(json("{\"endpointId\":\"lamp-1\"}"));
        }

        @Test
        void givesBackTheCorrelationTokenOfAnAcceptGrantThatHasOne() { // Amazon's sample of 2021 has
            carrick.answers(500, "{}");
            var event = ACCEPT_GRANT.replace("\"messageId\"", "\"correlationToken\":\"abc\",\"messageId\"");

            var outcome = forwarder().answerTo(event, environment);

            assertThat(outcome.header().getString("correlationToken")).isEqualTo("abc");
        }

        @Test
        void followsNoRedirectWithATokenInItsHands() {
            carrick.redirectsTo(handler.address());
            handler.answers(200, ACCEPTED);

            assertIsAcceptGrantFailed(forwarder().answerTo(ACCEPT_GRANT, environment));
            assertThat(handler.requests()).isEmpty();
        }

        @Test
        void handsOtherDirectivesToTheHandlersAddress() {
            handler.answers(200, "{\"event\":{\"header\":{\"name\":\"Response\"}},\"context\":{}}");

            var outcome = forwarder().answerTo(TURN_ON, with("HANDLER_URL", handler.address() + "/alexa?x=1"));

            assertThat(outcome.answer())
                    .isEqualTo(json("{\"event\":{\"header\":{\"name\":\"Response\"}},\"context\":{}}"));
            assertThat(handler.request().path()).isEqualTo("/alexa?x=1");
            assertThat(handler.request().text()).isEqualTo(TURN_ON);
            assertIsSigned(handler.request(), "eu-west-1");
            assertThat(carrick.requests()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {ACCEPT_GRANT, SKILL_DISABLED})
        void keepsFromTheHandlerWhatIsCarricks(String event) {
            carrick.answers(200, ACCEPTED);

            forwarder().answerTo(event, with("HANDLER_URL", handler.address()));

            assertThat(carrick.request().text()).isEqualTo(event);
            assertThat(handler.requests()).isEmpty();
        }

        @Test
        void answersAnErrorForAHandlerThatFails() {
            handler.answers(500, "{\"message\":\"Internal Server Error\"}");

            var outcome = forwarder().answerTo(TURN_ON, with("HANDLER_URL", handler.address()));

            assertIsError(outcome, "Alexa", "INTERNAL_ERROR");
        }

        @Test
        void handsOtherDirectivesToTheHandlersFunction() throws Exception {
            var input = Files.createTempFile("invoked", ".json");
            environment.putAll(Map.of("STUB_INPUT", input.toString(), "STUB_ANSWER", "{\"event\":{\"payload\":{}}}"));

            var outcome = forwarder().answerTo(TURN_ON, with("HANDLER_FUNCTION", "lights:live"));

            assertThat(outcome.answer()).isEqualTo(json("{\"event\":{\"payload\":{}}}"));
            var invoked = json(Files.readString(input));
            assertThat(invoked.getString("FunctionName")).isEqualTo("lights:live");
            assertThat(invoked.getString("Payload")).isEqualTo(TURN_ON);
            assertThat(invoked.getBoolean("hasSignal")).isTrue();
            assertThat(outcome.line().getInt("status")).isEqualTo(200);
            assertThat(carrick.requests()).isEmpty();
        }

        @Test
        void answersAnErrorForAFunctionThatThrows() throws Exception {
            environment.putAll(Map.of(
                    "STUB_INPUT", Files.createTempFile("invoked", ".json").toString(),
                    "STUB_ERROR", "Unhandled",
                    "STUB_ANSWER", "{\"errorMessage\":\"SECRET-detail\"}"));

            var outcome = forwarder().answerTo(TURN_ON, with("HANDLER_FUNCTION", "lights"));

            assertIsError(outcome, "Alexa", "INTERNAL_ERROR");
            assertThat(outcome.line().getString("status")).isEqualTo("Unhandled");
        }

        @Test
        void answersForAFunctionThatHangs() throws Exception {
            environment.putAll(Map.of(
                    "STUB_INPUT", Files.createTempFile("invoked", ".json").toString(), "STUB_HANG", "yes"));

            var outcome = forwarder().with(2_000).answerTo(TURN_ON, with("HANDLER_FUNCTION", "lights"));

            assertIsError(outcome, "Alexa", "INTERNAL_ERROR");
            assertThat(outcome.milliseconds()).isLessThan(2_000);
        }

        @ParameterizedTest
        @CsvSource({
            "true, Alexa.Authorization, AcceptGrant, grant-1",
            "false, , AlexaSkillEvent.SkillDisabled, event-1",
        })
        void writesOneLineWithoutSecrets(boolean grant, String namespace, String name, String id) {
            carrick.answers(200, ACCEPTED);

            var outcome = forwarder().answerTo(grant ? ACCEPT_GRANT : SKILL_DISABLED, environment);

            var line = outcome.line();
            assertThat(line.getString("namespace", null)).isEqualTo(namespace);
            assertThat(line.getString("name")).isEqualTo(name);
            assertThat(line.getString("messageId")).isEqualTo(id);
            assertThat(line.getInt("status")).isEqualTo(200);
            assertThat(line.getInt("milliseconds")).isBetween(0, 8_000);
            assertThat(line.keySet()).isSubsetOf("namespace", "name", "messageId", "status", "milliseconds");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "null", "{\"directive\":null}", "{\"request\":{\"type\":\"LaunchRequest\"}}"})
        void answersEvenWhatItDoesNotKnow(String event) {
            carrick.answers(404, "");

            assertIsError(forwarder().answerTo(event, environment), "Alexa", "INTERNAL_ERROR");
        }

        private Forwarder forwarder() {
            return form == Form.MODULE ? Forwarder.module(SKILL) : Forwarder.inline(SKILL);
        }

        private Map<String, String> with(String variable, String value) {
            environment.put(variable, value);
            return environment;
        }

        private void assertIsSigned(Recorder.Request request, String region) {
            var key = keyIn(Forwarder.download(Forwarder.MODULE, SKILL).body());
            var time = request.header("X-Carrick-Time");

            assertThat(request.header("X-Carrick-Region")).isEqualTo(region);
            assertThat(Instant.ofEpochSecond(Long.parseLong(time)))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(2));
            assertThat(request.header("X-Carrick-Signature"))
                    .isEqualTo("v1=" + hmac(key, "v1:" + time + ":" + region + ":" + request.text()));
        }

        private static void assertIsAcceptGrantFailed(Forwarder.Outcome outcome) {
            assertIsError(outcome, "Alexa.Authorization", "ACCEPT_GRANT_FAILED");
            assertThat(outcome.answer().getJsonObject("event").keySet()).containsExactlyInAnyOrder("header", "payload");
            assertThat(outcome.header().keySet())
                    .containsExactlyInAnyOrder("namespace", "name", "messageId", "payloadVersion");
        }

        private static void assertIsError(Forwarder.Outcome outcome, String namespace, String type) {
            assertThat(outcome.answer().keySet()).containsExactly("event");
            assertThat(outcome.header().getString("namespace")).isEqualTo(namespace);
            assertThat(outcome.header().getString("name")).isEqualTo("ErrorResponse");
            assertThat(outcome.header().getString("payloadVersion")).isEqualTo("3");
            assertThat(outcome.header().getString("messageId"))
                    .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            assertThat(outcome.payload().getString("type")).isEqualTo(type);
            assertThat(outcome.payload().getString("message")).isNotEmpty();
            assertThat(outcome.payload().keySet()).containsExactlyInAnyOrder("type", "message");
            assertThat(outcome.log() + outcome.answer()).doesNotContain("SECRET");
        }
    }

    /** Alexa waits for eight seconds whatever Lambda would allow. */
    @Test
    void answersWithinSevenSecondsHoweverLongItMayRun() {
        try (var carrick = new Recorder().hangs()) {
            var outcome =
                    Forwarder.module(SKILL).with(60_000).answerTo(TURN_ON, Map.of("CARRICK_URL", carrick.address()));

            assertThat(outcome.milliseconds()).isBetween(6_500L, 7_800L);
        }
    }

    @Test
    void knowsItsServerAndItsSkillWithoutSettings() {
        assertThat(Forwarder.download(Forwarder.MODULE, SKILL).body())
                .contains("CARRICK_URL || \"" + Alexa.linking(SKILL).issuer() + "\"", "CARRICK_SKILL || \"skill\"")
                .doesNotContain("@url@", "@skill@", "@key@");
    }

    private static String hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
