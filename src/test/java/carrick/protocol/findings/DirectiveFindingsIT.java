package carrick.protocol.findings;

import static carrick.support.SmartHome.changeReport;
import static carrick.support.SmartHome.skillEvent;
import static carrick.support.SmartHome.uniqueCode;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Alexa tells a skill and nobody hears. */
class DirectiveFindingsIT {

    private static final TestClients CLIENT = TestClients.home("grant-home");
    private static final String SKILL = "amzn1.ask.skill.grant-home";
    private static final String SCOPE = "\"scope\":{\"type\":\"BearerToken\",\"token\":\"%s\"}";

    private final Console console = Console.shared();
    private final SmartHome home = SmartHome.of(CLIENT);
    private final StandIn amazon = StandIn.at(CarrickServer.url());
    private final String code = uniqueCode();
    private final String message = UUID.randomUUID().toString();
    private final String user = "amzn1.ask.account." + UUID.randomUUID();

    @Nested
    class ADirectiveThatIsNotForCarrick {

        @Test
        void isToldOnTheLinkOfItsEndpointsScope() {
            var link = home.linked();
            home.directive(turnOn(link.tokens().accessToken()), Map.of());

            assertFirst(
                    link.number(),
                    "DirectiveNotForCarrick",
                    "warning",
                    "directive presented: Alexa.PowerController.TurnOn",
                    "HandlerUrl=https://");
        }

        @Test
        void isToldOnTheLinkOfItsPayloadsScope() {
            var link = home.linked();
            home.directive(discover(link.tokens().accessToken()), Map.of());

            assertFirst(
                    link.number(),
                    "DirectiveNotForCarrick",
                    "warning",
                    "directive presented: Alexa.Discovery.Discover",
                    "HandlerFunction=NAME");
        }

        @Test
        void isToldByItselfWhereNobodyIsMeant() {
            var answer = home.directive(discover("crk_at_x"), Map.of());

            assertFirst(answer.attempt(), "DirectiveNotForCarrick", "warning", "Discover", "HandlerUrl");
        }
    }

    @Nested
    class ACustomerWhoLeft {

        @Test
        void isSeenByTheGatewayOnly() {
            var link = home.linked(code);
            amazon.fault("gateway", message, "SKILL_DISABLED_EXCEPTION");
            link.sends(changeReport(message, "lamp-1", "ON"));

            assertFirst(
                    link.number(),
                    "CustomerLeftUnnoticed",
                    "warning",
                    "SkillAccountLinked for this link: never came",
                    "SKILL_DISABLED and SKILL_ACCOUNT_LINKED");
        }

        @Test
        void isSeenByLoginWithAmazonOnly() {
            var link = home.linked(code);
            comes(link);
            var amazonsLink = amazon.awaitCalls(code, 1).get(0).getString("link");
            amazon.fault("gateway", message, "INVALID_ACCESS_TOKEN_EXCEPTION")
                    .fault("token", amazonsLink, "INVALID_GRANT");
            link.sends(changeReport(message, "lamp-1", "ON"));

            assertFirst(
                    link.number(),
                    "CustomerLeftUnnoticed",
                    "warning",
                    "SkillAccountLinked for this link: came 20",
                    "SKILL_DISABLED");
        }

        @Test
        void isNotMissedWhereTheEventCame() {
            var link = home.linked(code);
            comes(link);
            amazon.fault("gateway", message, "SKILL_DISABLED_EXCEPTION");
            link.sends(changeReport(message, "lamp-1", "ON"));
            home.outcome(message);
            home.directive(skillEvent("SkillDisabled", SKILL, user), Map.of());

            console.attempt(
                    link.number(), attempt -> attempt.getString("milestone").equals("ended"));
            assertThat(Console.names(console.concluded(link.number()))).isEmpty();
        }

        @Test
        void isNotMissedWhereHeCameBack() {
            var link = home.linked(code);
            amazon.fault("gateway", message, "SKILL_DISABLED_EXCEPTION");
            link.sends(changeReport(message, "lamp-1", "ON"));
            home.outcome(message);
            link.accepts(uniqueCode());

            console.attempt(
                    link.number(),
                    attempt -> Console.steps(attempt, "directive").size() == 2);
            assertThat(Console.names(console.concluded(link.number()))).isEmpty();
        }

        @Test
        void isNotKnown() {
            var answer = home.directive(skillEvent("SkillDisabled", SKILL, user), Map.of());

            assertFirst(
                    answer.attempt(),
                    "LeavingCustomerUnknown",
                    "info",
                    "AlexaSkillEvent.SkillDisabled",
                    "SKILL_ACCOUNT_LINKED");
        }

        @Test
        void leavesASkillThatIsNotKnown() {
            var answer = home.directive(skillEvent("SkillDisabled", "amzn1.ask.skill.nobodys", user), Map.of());

            assertFirst(
                    answer.attempt(),
                    "SkillEventOfUnknownSkill",
                    "warning",
                    "skill id presented: amzn1.ask.skill.nobodys",
                    "Set \"skill_id\": \"amzn1.ask.skill.nobodys\"");
        }

        private void comes(SmartHome.Link link) {
            var body = "{\"accessToken\":\"" + link.tokens().accessToken() + "\"}";
            home.directive(skillEvent("SkillAccountLinked", SKILL, user, body, Instant.now()), Map.of());
        }
    }

    /** What becomes of the link a day later is in {@link DayLaterFindingsIT}. */
    @Nested
    class AnIntrospection {

        private final SmartHome.Link link = home.linked();

        @Test
        void isRefusedForTheSecret() {
            var answer = introspects(new TestClients("resource-server", "outdated", "", ""));

            assertThat(answer.attempt()).isEqualTo(link.number());
            assertFirst(
                    link.number(),
                    "IntrospectionRefused",
                    "warning",
                    "CLIENT_CREDENTIALS_WRONG for client resource-server",
                    "Give the device cloud client id and secret of a client that may introspect; it presented resource-server.");
        }

        @Test
        void isRefusedForThePermission() {
            introspects(TestClients.fixed());

            assertFirst(
                    link.number(),
                    "IntrospectionRefused",
                    "warning",
                    "INTROSPECTION_NOT_ALLOWED for client fixed",
                    "Set \"may_introspect\": true for the client fixed.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"crk_at_x", "refresh"})
        void ofSomethingElseIsToldByItself(String token) {
            var answer = Alexa.linking(TestClients.fixed())
                    .introspects(token.equals("refresh") ? link.tokens().refreshToken() : token);

            assertFirst(answer.attempt(), "IntrospectionRefused", "warning", "for client fixed", "may_introspect");
            assertThat(answer.attempt()).isNotEqualTo(link.number());
            assertThat(Console.names(console.concluded(link.number()))).isEmpty();
        }

        private Answer introspects(TestClients asking) {
            return Alexa.linking(asking).introspects(link.tokens().accessToken());
        }
    }

    private static String turnOn(String token) {
        return """
                {"directive":{"header":{"namespace":"Alexa.PowerController","name":"TurnOn","messageId":"m-1","payloadVersion":"3"},
                 "endpoint":{%s,"endpointId":"lamp-1"},"payload":{}}}""".formatted(SCOPE.formatted(token));
    }

    private static String discover(String token) {
        return """
                {"directive":{"header":{"namespace":"Alexa.Discovery","name":"Discover","messageId":"m-1","payloadVersion":"3"},
                 "payload":{%s}}}""".formatted(SCOPE.formatted(token));
    }

    private void assertFirst(String number, String name, String severity, String seen, String cure) {
        FirstFinding.of(console, number, name).tells(severity, seen, cure);
    }
}
