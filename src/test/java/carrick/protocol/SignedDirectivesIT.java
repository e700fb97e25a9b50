package carrick.protocol;

import static carrick.support.AlexaAnswers.assertAcceptGrantFailed;
import static carrick.support.AlexaAnswers.assertAccepted;
import static carrick.support.AlexaAnswers.assertError;
import static carrick.support.AlexaAnswers.assertSkillEventTaken;
import static carrick.support.SmartHome.acceptGrant;
import static carrick.support.SmartHome.changeReport;
import static carrick.support.SmartHome.skillEvent;
import static carrick.support.SmartHome.uniqueCode;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.AlexaSchema;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Forwarder;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the skill's own forwarder may bring its directives, unless the skill does without; and the forwarder that is served can. */
class SignedDirectivesIT {

    private static final TestClients SIGNED = TestClients.home("signed-home");
    private static final TestClients UNSIGNED = TestClients.home();
    private static final SmartHome.Link LINK = SmartHome.of(SIGNED).onlyLinked();

    private final SmartHome home = SmartHome.of(SIGNED);
    private final StandIn amazon = StandIn.at(CarrickServer.url());
    private final String code = uniqueCode();
    private final String grant =
            acceptGrant(LINK.tokens().accessToken(), code, UUID.randomUUID().toString());

    @ParameterizedTest
    @ValueSource(ints = {0, -240, 240})
    void aSignatureIsGoodForFiveMinutes(int seconds) {
        assertAccepted(home.directive(grant, Forwarder.signed(SIGNED, grant, seconds)));
        assertThat(amazon.calls(code)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-360, 360, -86_400})
    void anOldSignatureIsRefusedAndSoIsOneFromTheFuture(int seconds) {
        assertRefused(home.directive(grant, Forwarder.signed(SIGNED, grant, seconds)), "SIGNATURE_OLD");
    }

    @Test
    void withoutASignatureNothingIsTaken() {
        assertRefused(home.directive(grant, Map.of()), "SIGNATURE_MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Carrick-Skill, SIGNATURE_MISSING",
        "X-Carrick-Region, SIGNATURE_MISSING",
        "X-Carrick-Time, SIGNATURE_MISSING",
        "X-Carrick-Signature, SIGNATURE_MISSING",
    })
    void aSignatureIsWhole(String missing, String fault) {
        var headers = new HashMap<>(Forwarder.signed(SIGNED, grant, 0));
        headers.remove(missing);
        headers.put("Content-Type", "application/json");

        assertRefused(home.send("POST", "/alexa/directives", grant, headers), fault);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Carrick-Skill, home",
        "X-Carrick-Skill, nobody",
        "X-Carrick-Region, eu-west-1",
        "X-Carrick-Time, 1",
        "X-Carrick-Time, soon",
        "X-Carrick-Time, 99999999999999999999",
        "X-Carrick-Signature, v1=00",
        "X-Carrick-Signature, none",
    })
    void aSignatureIsOfSkillRegionAndTime(String header, String value) {
        var headers = new HashMap<>(Forwarder.signed(SIGNED, grant, 0));
        headers.put(header, value);

        assertRefused(home.directive(grant, headers), "SIGNATURE_WRONG");
    }

    @Test
    void aSignatureIsOfTheBodyByteForByte() {
        assertRefused(home.directive(grant + " ", Forwarder.signed(SIGNED, grant, 0)), "SIGNATURE_WRONG");
    }

    @Test
    void theForwarderOfAnotherSkillBringsNothing() {
        assertRefused(200, home.directive(grant, Forwarder.signed(UNSIGNED, grant, 0)), "GRANTEE_OF_OTHER_SKILL");
    }

    @Test
    void aSignatureThatIsNotRequiredMustBeRightToo() {
        var unsigned = SmartHome.of(UNSIGNED);
        var directive = acceptGrant(unsigned.onlyLinked().tokens().accessToken(), code, "m-1");
        var wrong = new HashMap<>(Forwarder.signed(UNSIGNED, directive, 0));
        wrong.put("X-Carrick-Region", "eu-west-1");

        assertRefused(unsigned.directive(directive, wrong), "SIGNATURE_WRONG");
        assertAccepted(unsigned.directive(directive, Forwarder.signed(UNSIGNED, directive, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SkillEnabled", "SkillAccountLinked", "SkillDisabled", "SkillPermissionAccepted"})
    void skillEventsAreSignedToo(String type) {
        var event = skillEvent(type, "amzn1.ask.skill.signed-home", "user-" + code);

        assertError(401, home.directive(event, Map.of()), "INTERNAL_ERROR", "SIGNATURE_MISSING");
        assertError(
                200,
                home.directive(event, Forwarder.signed(UNSIGNED, event, 0)),
                "INTERNAL_ERROR",
                "GRANTEE_OF_OTHER_SKILL");
        assertSkillEventTaken(home.directive(event, Forwarder.signed(SIGNED, event, 0)));
    }

    /** As of two stages of a skill, of which each links with a client of its own. */
    @Test
    void aSkillMayBeTwoClientsEachWithItsForwarder() {
        var stage = TestClients.home("quick-home");
        var event = skillEvent("SkillEnabled", "amzn1.ask.skill.home", "user-" + code);

        assertSkillEventTaken(home.directive(event, Forwarder.signed(UNSIGNED, event, 0)));
        assertSkillEventTaken(home.directive(event, Forwarder.signed(stage, event, 0)));
    }

    enum Form {
        MODULE,
        INLINE
    }

    /** The function that this server serves, in Node, against this server. */
    @Nested
    class TheServedForwarder {

        private final Map<String, String> environment =
                new HashMap<>(Map.of("CARRICK_URL", CarrickServer.url(), "AWS_REGION", "eu-west-1"));

        @ParameterizedTest
        @EnumSource
        void bringsAGrantThatIsAccepted(Form form) {
            var european = "eu-" + code;
            var directive = acceptGrant(
                    LINK.tokens().accessToken(), european, UUID.randomUUID().toString());

            var outcome = forwarder(form).answerTo(directive, environment);

            assertThat(AlexaSchema.acceptGrantResponse()
                            .complaints(outcome.answer().toString()))
                    .isEmpty();
            assertThat(outcome.line().getInt("status")).isEqualTo(200);
            assertThat(outcome.log()).doesNotContain(european, "crk_");
            var event = UUID.randomUUID().toString();
            LINK.sends(changeReport(event, "lamp-1", "ON"));
            assertThat(home.outcome(event).getString("status")).isEqualTo("delivered");
            assertThat(amazon.calls(event)).hasSize(1).allMatch(call -> call.getString("at")
                    .equals("eu"));
        }

        @Test
        void bringsAGrantThatAmazonRefuses() {
            amazon.fault("token", code, "INVALID_GRANT");

            var outcome = forwarder(Form.MODULE).answerTo(grant, environment);

            assertThat(AlexaSchema.authorizationErrorResponse()
                            .complaints(outcome.answer().toString()))
                    .isEmpty();
            assertThat(outcome.payload().getString("message")).startsWith("AMAZON_REFUSED_CODE:");
        }

        @Test
        void withAnotherKeyBringsNothing() {
            environment.put("CARRICK_KEY", "0".repeat(64));

            var outcome = forwarder(Form.MODULE).answerTo(grant, environment);

            assertThat(outcome.payload().getString("message")).startsWith("SIGNATURE_WRONG:");
            assertThat(amazon.calls(code)).isEmpty();
        }

        @Test
        void bringsSkillEventsThatEndALink() {
            var link = home.onlyLinked();
            var userId = "amzn1.ask.account." + code;
            var token = "{\"accessToken\":\"" + link.tokens().accessToken() + "\"}";
            var skillId = "amzn1.ask.skill.signed-home";

            var came = forwarder(Form.MODULE)
                    .answerTo(skillEvent("SkillAccountLinked", skillId, userId, token, Instant.now()), environment);
            var went = forwarder(Form.MODULE).answerTo(skillEvent("SkillDisabled", skillId, userId), environment);

            assertThat(came.line().getInt("status")).isEqualTo(200);
            assertThat(went.line().getInt("status")).isEqualTo(200);
            assertThat(came.log() + went.log()).doesNotContain(userId, "crk_");
            assertThat(Alexa.linking(SIGNED).isActive(link.tokens().accessToken()))
                    .isFalse();
        }

        @Test
        void bringsBackTheErrorForADirectiveThatNobodyHandles() {
            var turnOn = """
                    {"directive":{"header":{"namespace":"Alexa.PowerController","name":"TurnOn","messageId":"m-1",
                     "correlationToken":"abc==","payloadVersion":"3"},
                     "endpoint":{"scope":{"type":"BearerToken","token":"%s"},"endpointId":"lamp-1","cookie":{}},"payload":{}}}""".formatted(LINK.tokens().accessToken());

            var outcome = forwarder(Form.MODULE).answerTo(turnOn, environment);

            assertThat(AlexaSchema.errorResponse().complaints(outcome.answer().toString()))
                    .isEmpty();
            assertThat(outcome.payload().getString("type")).isEqualTo("INVALID_DIRECTIVE");
            assertThat(outcome.header().getString("correlationToken")).isEqualTo("abc==");
        }

        private Forwarder forwarder(Form form) {
            return form == Form.MODULE ? Forwarder.module(SIGNED) : Forwarder.inline(SIGNED);
        }
    }

    private void assertRefused(Answer answer, String fault) {
        assertRefused(401, answer, fault);
    }

    private void assertRefused(int status, Answer answer, String fault) {
        assertAcceptGrantFailed(status, answer, fault);
        assertThat(amazon.calls(code)).isEmpty();
    }
}
