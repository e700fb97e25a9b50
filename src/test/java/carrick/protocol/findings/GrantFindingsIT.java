package carrick.protocol.findings;

import static carrick.support.SmartHome.acceptGrant;
import static carrick.support.SmartHome.changeReport;
import static carrick.support.SmartHome.skillEvent;
import static carrick.support.SmartHome.uniqueCode;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.Forwarder;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why Amazon's grant to send events did not come, or was not to be had. */
class GrantFindingsIT {

    private static final TestClients CLIENT = TestClients.home("grant-home");
    private static final TestClients LONE = TestClients.home("grant-lone-home");
    private static final TestClients SIGNED = TestClients.home("signed-home");

    private final Console console = Console.shared();
    private final SmartHome home = SmartHome.of(CLIENT);
    private final SmartHome lone = SmartHome.of(LONE);
    private final StandIn amazon = StandIn.at(CarrickServer.url());
    private final String code = uniqueCode();
    private final String message = UUID.randomUUID().toString();

    @Nested
    class AGrantThatNeverCame {

        @Test
        void isToldOnceItIsOverdue() {
            var link = lone.onlyLinked();

            assertFirst(
                    link.number(),
                    "AcceptGrantNeverCame",
                    "error",
                    "messaging client of grant-lone-home: amzn1.application-oa2-client.grant-lone-home",
                    issuer() + "/alexa/forwarder/template.yaml");
            assertThat(console.concluded(link.number()).getString("outcome")).isEqualTo("broken");
        }

        @Test
        void isOverOnceItComes() {
            var link = home.onlyLinked();
            console.awaitFirst(link.number(), "AcceptGrantNeverCame");

            link.accepts(code);

            assertNothing(link.number());
        }

        @Test
        void isLikelyToBeOfARegionWithoutFunctionWhereOtherRegionsHadTheirs() {
            var skill =
                    TestClients.home("grant-region-home"); // no other test grants anything to it, from whatever region
            SmartHome.of(skill).linked();
            var link = linkedFrom("eu-west-1", skill);

            var found = assertFirst(
                    link.number(),
                    "LambdaOfRegionNeverCalled",
                    "error",
                    "region of the customer: EU, eu-west-1",
                    "Deploy the forwarder in eu-west-1, enter its ARN under Smart Home as the endpoint of Europe, India, and give the"
                            + " function the trigger Alexa Smart Home for amzn1.ask.skill.grant-region-home.");
            assertThat(found.getInt("likelihood")).isEqualTo(80);
            assertThat(console.awaitFinding(link.number(), "AcceptGrantNeverCame")
                            .getInt("likelihood"))
                    .isEqualTo(20);
        }

        @Test
        void isNoMatterOfTheRegionWhereOthersOfTheSameHadTheirs() {
            home.linked();
            var link = linkedFrom("us-east-1", CLIENT);

            assertThat(console.awaitFirst(link.number(), "AcceptGrantNeverCame"))
                    .containsExactly("AcceptGrantNeverCame");
        }

        @Test
        void maybeWasNeverSentWhereNobodyEverGotOne() {
            var link = linkedFrom("us-west-2", LONE);

            assertThat(console.awaitFirst(link.number(), "AcceptGrantNeverCame"))
                    .containsExactly("AcceptGrantNeverCame", "LambdaOfRegionNeverCalled");
        }

        @ParameterizedTest
        @ValueSource(strings = {"refresh", "introspection"})
        void wasNotSentWhereAlexaUsesTheLinkAllTheSame(String use) {
            var link = home.onlyLinked();
            if (use.equals("refresh")) {
                Alexa.linking(CLIENT).refreshes(link.tokens().refreshToken());
            } else {
                assertThat(Alexa.linking(CLIENT).isActive(link.tokens().accessToken()))
                        .isTrue();
            }
            link.sends(changeReport(message, "lamp-1", "ON"));

            assertFirst(
                    link.number(),
                    "LinkedWithoutSendAlexaEvents",
                    "warning",
                    "an event was posted for it: Alexa.ChangeReport " + message,
                    "Switch Send Alexa Events on under Build > Permissions");
            assertThat(console.concluded(link.number()).getString("outcome")).isEqualTo("linked");
        }

        @ParameterizedTest
        @ValueSource(strings = {"skill", "silent-home"})
        void isNotMissedWhereTheSkillSendsNoEvents(String client) {
            var skill = client.equals("skill") ? TestClients.skill() : TestClients.home(client);

            assertNothing(Alexa.linking(skill).links().attempt());
        }

        @Test
        void isNotMissedAfterTheLinkEnded() {
            var link = home.onlyLinked();
            Alexa.linking(CLIENT).revokes(link.tokens().refreshToken());

            assertNothing(link.number());
        }

        private SmartHome.Link linkedFrom(String region, TestClients client) {
            var told = "{\"userState\":[{\"k\":\"requestRealm\",\"v\":\"" + region + "\"}]}";
            var state = "Amas" + Base64.getEncoder().encodeToString((told + " signature").getBytes());
            return home.linkOf(Alexa.linking(client).asking("state", state).links());
        }
    }

    @Nested
    class MessagingCredentials {

        @Test
        void areMissing() {
            var link = SmartHome.of(TestClients.home("silent-home")).onlyLinked();
            link.accepts(code);

            assertFirst(
                    link.number(),
                    "MessagingCredentialsMissing",
                    "error",
                    "client silent-home",
                    "set them as messaging_client_id and messaging_client_secret in alexa of the client silent-home");
        }

        @Test
        void areMissedByEventsAsWell() {
            var link = SmartHome.of(TestClients.home("silent-home")).onlyLinked();
            link.sends(changeReport(message, "lamp-1", "ON"));

            assertFirst(
                    link.number(),
                    "MessagingCredentialsMissing",
                    "warning",
                    "posted: Alexa.ChangeReport " + message,
                    "");
        }

        @Test
        void areThoseOfAccountLinking() {
            var link = SmartHome.of(TestClients.home("confused-home")).onlyLinked();
            link.accepts(code);

            var found = assertFirst(
                    link.number(),
                    "MessagingClientIsNoneOfAmazons",
                    "error",
                    "messaging_client_id presented: confused-home",
                    "in alexa of the client confused-home");
            assertThat(found.getString("explanation")).contains("it is the client with which Alexa links");
        }

        @Test
        void areRefused() {
            var link = SmartHome.of(TestClients.home("mistyped-home")).onlyLinked();
            link.accepts(code);

            assertFirst(
                    link.number(),
                    "MessagingCredentialsRefused",
                    "error",
                    "messaging_client_id: amzn1.application-oa2-client.mistyped-home",
                    "in alexa of the client mistyped-home");
        }

        @Test
        void areLikelyThoseOfAnotherSkillWhereNoCodeWasEverGood() {
            var link = lone.onlyLinked();
            amazon.fault("token", code, "INVALID_GRANT");
            link.accepts(code);

            assertFirst(
                    link.number(),
                    "MessagingCredentialsOfOtherSkill",
                    "error",
                    "messaging_client_id: amzn1.application-oa2-client.grant-lone-home",
                    "Compare messaging_client_id in alexa of the client grant-lone-home");
            assertThat(Console.names(console.concluded(link.number())))
                    .containsExactly("MessagingCredentialsOfOtherSkill", "AmazonCodeSpent");
        }
    }

    @Nested
    class TheCode {

        @Test
        void wasRefusedThoughCodesOfOthersWereGood() {
            home.linked();
            var link = home.onlyLinked();
            amazon.fault("token", code, "INVALID_GRANT");
            link.accepts(code);

            assertFirst(link.number(), "AmazonCodeSpent", "error", "Login with Amazon answered 400", "links again");
            assertThat(Console.names(console.concluded(link.number()))).containsExactly("AmazonCodeSpent");
        }

        @Test
        void wasSpentForAnAnswerThatGotLost() {
            var link = lone.onlyLinked();
            amazon.fault("token", code, "CONSUMED_THEN_RESET");
            link.accepts(code);

            var found = assertFirst(link.number(), "AmazonCodeSpent", "error", "; before that ", "links again");
            assertThat(found.getString("explanation")).contains("used the code up for an answer that never arrived");
            assertThat(Console.names(console.concluded(link.number()))).containsExactly("AmazonCodeSpent");
        }

        @Test
        void isToldOfByItsFirstDelivery() {
            home.linked();
            var link = home.onlyLinked();
            amazon.fault("token", code, "INVALID_GRANT");
            link.accepts(code, message);
            link.accepts(code, message);

            assertFirst(link.number(), "AmazonCodeSpent", "error", "Login with Amazon answered 400", "");
        }

        @Test
        void wasBroughtForAnotherLinkBefore() {
            home.linked(code);
            var link = home.onlyLinked();
            link.accepts(code);

            assertFirst(link.number(), "AmazonCodeOfOtherLink", "error", "known from another link", "byte for byte");
        }

        @Test
        void isForgottenOnceAnotherOneWasGood() {
            var link = home.onlyLinked();
            amazon.fault("token", code, "INVALID_GRANT");
            link.accepts(code);
            console.awaitFinding(link.number(), "AmazonCodeSpent");

            link.accepts(uniqueCode());

            assertNothing(link.number());
        }
    }

    @Nested
    class TheGrantee {

        @Test
        void isUnknown() {
            var answer = home.directive(acceptGrant("crk_at_of-somebody-else", code, message), Map.of());

            assertFirst(
                    answer.attempt(),
                    "GranteeUnknown",
                    "error",
                    "directive: Alexa.Authorization.AcceptGrant",
                    issuer() + "/alexa/directives");
        }

        @Test
        void isUnknownWhileALinkWaits() {
            var link = home.onlyLinked();
            home.directive(acceptGrant("crk_at_of-somebody-else", code, message), Map.of());

            var found = assertFirst(link.number(), "GranteeUnknown", "error", "this link waits", "");
            assertThat(found.getInt("likelihood")).isEqualTo(70);
            assertThat(console.awaitFinding(link.number(), "AcceptGrantNeverCame")
                            .getInt("likelihood"))
                    .isEqualTo(20);
        }

        @Test
        void isUnlinked() {
            var link = home.onlyLinked();
            Alexa.linking(CLIENT).revokes(link.tokens().accessToken());
            link.accepts(code);

            assertFirst(link.number(), "GranteeUnlinked", "error", "REVOKED_BY_CLIENT", "links again");
        }

        @Test
        void isOfAnotherSkillThanTheForwarder() {
            var link = home.onlyLinked();
            var grant = acceptGrant(link.tokens().accessToken(), code, message);
            home.directive(grant, Forwarder.signed(SIGNED, grant, 0));

            assertFirst(
                    link.number(),
                    "GranteeOfOtherSkill",
                    "error",
                    "forwarder deployed for: signed-home",
                    "Deploy the forwarder with the credentials of grant-home: " + issuer());
        }

        @Test
        void isOfAClientThatIsNotSetUpForEvents() {
            var tokens = Alexa.linking(TestClients.skill()).links();
            home.directive(acceptGrant(tokens.accessToken(), code, message), Map.of());

            assertFirst(
                    tokens.attempt(), "SkillNotSetUp", "error", "client skill", "Add to the client skill: \"alexa\"");
        }
    }

    @Nested
    class TheForwarder {

        private final SmartHome signed = SmartHome.of(SIGNED);

        @Test
        void signsWithAnotherKey() {
            var link = signed.onlyLinked();
            var grant = acceptGrant(link.tokens().accessToken(), code, message);
            var answer = signed.directive(grant + " ", Forwarder.signed(SIGNED, grant, 0));

            assertFirst(
                    answer.attempt(),
                    "ForwarderKeyWrong",
                    "error",
                    "skill signed-home, region us-east-1",
                    "curl -u signed-home:SECRET -o template.yaml " + issuer() + "/alexa/forwarder/template.yaml");
            assertFirst(link.number(), "ForwarderKeyWrong", "error", "this link waits for its AcceptGrant", "");
        }

        @Test
        void hasAnotherTime() {
            var link = signed.onlyLinked();
            var grant = acceptGrant(link.tokens().accessToken(), code, message);
            var answer = signed.directive(grant, Forwarder.signed(SIGNED, grant, -3_600));

            assertFirst(answer.attempt(), "ForwarderClockWrong", "error", "signed 360", "NTP");
            assertFirst(link.number(), "ForwarderClockWrong", "error", "signed 360", "NTP");
        }

        @Test
        void doesNotSign() {
            var link = signed.onlyLinked();
            link.accepts(code);

            assertFirst(
                    link.number(),
                    "ForwarderDoesNotSign",
                    "error",
                    "client signed-home",
                    issuer() + "/alexa/forwarder/template.yaml");
        }

        @Test
        void lostAHeaderOnTheWay() {
            var grant = acceptGrant("crk_at_x", code, message);
            var headers = new HashMap<>(Forwarder.signed(SIGNED, grant, 0));
            headers.remove("X-Carrick-Time");
            var answer = signed.directive(grant, headers);

            assertFirst(answer.attempt(), "ForwarderDoesNotSign", "error", "time null", "X-Carrick-Time");
        }

        @Test
        void isNoneOfTheOnesThatAreServed() {
            var link = home.onlyLinked();
            var answer = home.send(
                    "POST",
                    "/alexa/directives",
                    Base64.getEncoder().encodeToString("{\"directive\":{}}".getBytes()),
                    Map.of("Content-Type", "application/json"));

            assertFirst(answer.attempt(), "DirectiveUnreadable", "error", "JSON_MALFORMED", "application/json");
            assertFirst(link.number(), "DirectiveUnreadable", "error", "JSON_MALFORMED", "application/json");
        }

        @ParameterizedTest
        @CsvSource({
            "\"code\":, payload.grant.code",
            "OAuth2.AuthorizationCode, payload.grant.type",
            "\"token\":, payload.grantee.token"
        })
        void takesTheDirectiveApart(String part, String named) {
            var link = home.onlyLinked();
            var answer = home.directive(
                    acceptGrant(link.tokens().accessToken(), code, message).replace(part, part.replace("o", "0")),
                    Map.of());

            assertFirst(answer.attempt(), "AcceptGrantMutilated", "error", named, "byte for byte");
        }
    }

    /**
     * That a whole answer takes more than 8 seconds cannot be had of a healthy server: the budget is 7 at most, and the rest is the
     * database's.
     */
    @Nested
    class LoginWithAmazon {

        @Test
        void isSlowerThanAlexaWaits() {
            var link = home.onlyLinked();
            amazon.fault("token", code, "NONE", Map.of("delay", "PT10S"));
            link.accepts(code);

            assertFirst(
                    link.number(),
                    "AcceptGrantTooSlow",
                    "error",
                    "at most PT5S of them for Login with Amazon",
                    "Set \"slow_amazon\": \"succeed\" in alexa of the client grant-home");
            amazon.awaitCalls(code, 1);
            console.attempt(
                    link.number(), attempt -> attempt.getString("milestone").equals("events_granted"));
            assertFirst(link.number(), "AcceptGrantTooSlow", "error", "granted the tokens ", "");

            Alexa.linking(CLIENT).refreshes(link.tokens().refreshToken());

            assertNothing(link.number());
        }

        @Test
        void isInTimeWhereItTakesSomeSeconds() {
            var link = home.onlyLinked();
            amazon.fault("token", code, "NONE", Map.of("delay", "PT3S"));
            link.accepts(code);

            assertNothing(link.number());
        }

        @Test
        void givesNoAnswer() {
            var link = home.onlyLinked();
            amazon.fault("token", code, "UNAVAILABLE", Map.of("times", 2));
            link.accepts(code);

            assertFirst(
                    link.number(),
                    "LoginWithAmazonUnreachable",
                    "error",
                    "Login with Amazon answered 503",
                    "Nothing to enter: it answered");
        }

        @Test
        void breaksOff() {
            var link = home.onlyLinked();
            amazon.fault("token", code, "RESET", Map.of("times", 2));
            link.accepts(code);

            assertFirst(
                    link.number(), "LoginWithAmazonUnreachable", "error", "asked: " + CarrickServer.url(), "firewall");
        }
    }

    @Nested
    class AnAnswerBeforeAmazons {

        private final SmartHome early = SmartHome.of(TestClients.home("early-home"));

        @Test
        void isBrokenWhereAmazonThenSaysNo() {
            var link = early.onlyLinked();
            amazon.fault("token", code, "UNAVAILABLE", Map.of("times", 2)).fault("token", code, "INVALID_GRANT");
            link.accepts(code);

            assertFirst(
                    link.number(),
                    "AnsweredEarlyAndFailed",
                    "warning",
                    "afterwards AMAZON_REFUSED_CODE",
                    "take \"slow_amazon\" out of alexa of the client early-home");
            assertThat(Console.names(console.concluded(link.number()))).containsExactly("AnsweredEarlyAndFailed");
        }

        @Test
        void isKeptWhereAmazonIsOnlySlow() {
            var link = early.onlyLinked();
            amazon.fault("token", code, "NONE", Map.of("delay", "PT12S"));
            link.accepts(code);

            var answered = console.attempt(
                    link.number(),
                    attempt -> Console.steps(attempt, "directive").size() == 1);
            assertThat(Console.names(answered)).isEmpty(); // though no tokens are there yet
            console.attempt(
                    link.number(), attempt -> attempt.getString("milestone").equals("events_granted"));
            assertNothing(link.number());
        }
    }

    /** The directives of a link that is well leave nothing to conclude. */
    @Test
    void aHealthyLinkThatIsMadeKnownYieldsNothing() {
        var link = home.linked(code);
        var body = "{\"accessToken\":\"" + link.tokens().accessToken() + "\"}";
        home.directive(
                skillEvent("SkillAccountLinked", "amzn1.ask.skill.grant-home", "user-" + code, body, Instant.now()),
                Map.of());
        link.accepts(code);

        var attempt = console.attempt(
                link.number(), told -> Console.steps(told, "directive").size() == 3);
        assertThat(Console.steps(attempt, "directive"))
                .extracting(step -> step.getString("action"))
                .containsExactly("AcceptGrant", "skill event", "AcceptGrant");
        assertThat(attempt.toString()).doesNotContain(link.tokens().accessToken(), code);
        assertNothing(link.number());
    }

    private void assertNothing(String number) {
        var attempt = console.attempt(
                number,
                told -> !told.containsKey("next_look_at") && Console.names(told).isEmpty());
        assertThat(attempt.getString("outcome")).isIn("linked", "abandoned");
    }

    private JsonObject assertFirst(String number, String name, String severity, String seen, String cure) {
        return FirstFinding.of(console, number, name)
                .tells(severity, seen, cure)
                .json();
    }

    private static String issuer() {
        return Alexa.linking(CLIENT).issuer();
    }
}
