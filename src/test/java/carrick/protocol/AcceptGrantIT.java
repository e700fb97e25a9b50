package carrick.protocol;

import static carrick.support.AlexaAnswers.assertAcceptGrantFailed;
import static carrick.support.AlexaAnswers.assertAccepted;
import static carrick.support.SmartHome.acceptGrant;
import static carrick.support.SmartHome.changeReport;
import static carrick.support.SmartHome.uniqueCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.Crowd;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amazon grants a skill to send events: whoever the grant is for, whatever Login with Amazon says, Alexa gets an answer that it can read. */
class AcceptGrantIT {

    private final SmartHome home = SmartHome.of(TestClients.home());
    private final StandIn amazon = StandIn.at(CarrickServer.url());
    private final String code = uniqueCode();
    private final String message = UUID.randomUUID().toString();

    @Test
    void isAccepted() {
        assertAccepted(home.onlyLinked().accepts(code));
    }

    @Test
    void sendsAmazonAFormWithTheMessagingClientAndNoRedirectUri() {
        home.onlyLinked().accepts(code);

        var call = onlyCall();
        assertThat(call.getString("what")).isEqualTo("authorization_code");
        assertThat(call.getString("client_id")).isEqualTo("amzn1.application-oa2-client.home");
        assertThat(call.getInt("status")).isEqualTo(200);
    }

    /** Amazon's sample of 2021 has one, its documentation has none. */
    @ParameterizedTest
    @ValueSource(strings = {"NONE", "INVALID_GRANT"})
    void isAnsweredWithoutTheCorrelationTokenThatItMayHave(String fault) {
        var link = home.onlyLinked();
        if (!fault.equals("NONE")) {
            amazon.fault("token", code, fault);
        }

        var answer = home.directive(
                acceptGrant(link.tokens().accessToken(), code, message)
                        .replace("\"messageId\"", "\"correlationToken\":\"abc\",\"messageId\""),
                Map.of());

        assertThat(answer.body())
                .contains(fault.equals("NONE") ? "AcceptGrant.Response" : "ACCEPT_GRANT_FAILED")
                .doesNotContain("correlationToken");
    }

    @Nested
    class TheGrantee {

        @Test
        void isStillKnownByATokenThatQuickRefreshesReplaced() {
            var skill = TestClients.home("quick-home");
            var link = SmartHome.of(skill).onlyLinked();
            var alexa = Alexa.linking(skill);
            alexa.refreshes(alexa.refreshes(link.tokens().refreshToken()).refreshToken());

            assertAccepted(link.accepts(code));
            assertDelivered(link);
        }

        @ParameterizedTest
        @CsvSource({
            "nonsense, GRANTEE_UNKNOWN",
            "forged, GRANTEE_UNKNOWN",
            "refresh, GRANTEE_UNKNOWN",
            "client, GRANTEE_UNKNOWN",
            "ended, GRANTEE_UNLINKED",
        })
        void mustBeKnownByAGoodAccessToken(String kind, String fault) {
            var link = home.onlyLinked();
            var access = link.tokens().accessToken();
            var token =
                    switch (kind) {
                        case "forged" ->
                            access.substring(0, 30) + (access.charAt(30) == 'A' ? 'B' : 'A') + access.substring(31);
                        case "refresh" -> link.tokens().refreshToken();
                        case "client" -> home.bearer().substring("Bearer ".length());
                        case "ended" -> {
                            Alexa.linking(TestClients.home()).revokes(access);
                            yield access;
                        }
                        default -> kind;
                    };

            assertAcceptGrantFailed(home.directive(acceptGrant(token, code, message), Map.of()), fault);
            assertThat(amazon.calls(code)).isEmpty();
        }

        @Test
        void mustBeOfAClientThatIsAnAlexaSkill() {
            var token = Alexa.linking(TestClients.skill()).links().accessToken();

            assertAcceptGrantFailed(home.directive(acceptGrant(token, code, message), Map.of()), "SKILL_UNKNOWN");
        }
    }

    @Nested
    class TheDirective {

        @ParameterizedTest
        @CsvSource({
            "/directive/payload, GRANT_TYPE_STRANGE",
            "/directive/payload/grant, GRANT_TYPE_STRANGE",
            "/directive/payload/grant/type, GRANT_TYPE_STRANGE",
            "/directive/payload/grant/code, GRANT_CODE_MISSING",
            "/directive/payload/grantee, GRANTEE_MISSING",
            "/directive/payload/grantee/token, GRANTEE_MISSING",
        })
        void mustBeWhole(String part, String fault) {
            var whole = grant(acceptGrant(home.onlyLinked().tokens().accessToken(), code, message));

            var without = Json.createPointer(part).remove(whole);
            var asNumber = Json.createPointer(part).replace(whole, Json.createValue(1));

            assertAcceptGrantFailed(home.directive(without.toString(), Map.of()), fault);
            assertAcceptGrantFailed(home.directive(asNumber.toString(), Map.of()), fault);
            assertThat(amazon.calls(code)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "/directive/payload/grant/type, OAuth2.ImplicitGrant, GRANT_TYPE_STRANGE",
            "/directive/payload/grant/type, '', GRANT_TYPE_STRANGE",
            "/directive/payload/grant/code, '', GRANT_CODE_MISSING",
            "/directive/payload/grantee/token, '', GRANTEE_MISSING",
        })
        void mustBeRight(String part, String value, String fault) {
            var whole = grant(acceptGrant(home.onlyLinked().tokens().accessToken(), code, message));

            var wrong = Json.createPointer(part).replace(whole, Json.createValue(value));

            assertAcceptGrantFailed(home.directive(wrong.toString(), Map.of()), fault);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/directive/header/messageId",
                    "/directive/header/payloadVersion",
                    "/directive/payload/grantee/type"
                })
        void mayLackWhatIsNotNeeded(String part) {
            var whole = grant(acceptGrant(home.onlyLinked().tokens().accessToken(), code, message));

            assertAccepted(home.directive(Json.createPointer(part).remove(whole).toString(), Map.of()));
        }

        @Test
        void mayHaveAMessageIdOfAnyLength() {
            assertAccepted(home.onlyLinked().accepts(code, "m".repeat(4_000)));
        }

        @Test
        void mayHaveMoreThanIsDocumented() {
            var link = home.onlyLinked();
            var directive = acceptGrant(link.tokens().accessToken(), code, message)
                    .replace("\"grant\":", "\"new\":{\"by\":[\"Amazon\"]},\"grant\":");

            assertAccepted(home.directive(directive, Map.of()));
        }

        private JsonObject grant(String json) {
            try (var reader = Json.createReader(new StringReader(json))) {
                return reader.readObject();
            }
        }
    }

    @Nested
    class LoginWithAmazon {

        @ParameterizedTest
        @CsvSource({
            "INVALID_GRANT, AMAZON_REFUSED_CODE",
            "INVALID_CLIENT, AMAZON_REFUSED_CLIENT",
            "UNAUTHORIZED_CLIENT, AMAZON_REFUSED_CLIENT",
            "INVALID_REQUEST, AMAZON_REFUSED_REQUEST",
            "UNSUPPORTED_GRANT_TYPE, AMAZON_REFUSED_REQUEST",
        })
        void isAskedOnceWhereItSaysNo(String no, String fault) {
            var link = home.onlyLinked();
            amazon.fault("token", code, no);

            assertAcceptGrantFailed(link.accepts(code, message), fault);
            assertAcceptGrantFailed(link.accepts(code, message), fault);

            assertThat(amazon.calls(code)).hasSize(1);
            assertUndeliverable(link);
        }

        @ParameterizedTest
        @ValueSource(strings = {"SERVER_ERROR", "UNAVAILABLE", "THROTTLED", "RESET", "HTML"})
        void isAskedASecondTimeWhereItGaveNoAnswer(String fault) {
            var link = home.onlyLinked();
            amazon.fault("token", code, fault);

            assertAccepted(link.accepts(code));

            assertThat(amazon.calls(code)).hasSize(2);
            assertDelivered(link);
        }

        /** What Amazon does is not known; but a code that was spent stays spent. */
        @ParameterizedTest
        @ValueSource(strings = {"CUT", "NO_REFRESH_TOKEN", "CONSUMED_THEN_RESET"})
        void mayHaveSpentTheCodeOnAnAnswerThatWasNone(String fault) {
            var link = home.onlyLinked();
            amazon.fault("token", code, fault);

            assertAcceptGrantFailed(link.accepts(code), "AMAZON_REFUSED_CODE");

            assertThat(amazon.calls(code)).hasSize(2);
            assertUndeliverable(link);
            assertAccepted(link.accepts(uniqueCode()));
            assertDelivered(link);
        }

        @ParameterizedTest
        @ValueSource(strings = {"SERVER_ERROR", "UNAVAILABLE", "THROTTLED", "RESET", "HTML"})
        void leavesNothingBehindWhereItFailsTwice(String fault) {
            var link = home.onlyLinked();
            amazon.fault("token", code, fault, Map.of("times", 2));

            assertAcceptGrantFailed(link.accepts(code), "AMAZON_UNAVAILABLE");

            assertThat(amazon.calls(code)).hasSize(2);
            assertUndeliverable(link);
            assertAccepted(link.accepts(uniqueCode()));
            assertDelivered(link);
        }

        @Test
        void isAskedAgainWhereTheSameDirectiveComesAgainAfterItFailed() {
            var link = home.onlyLinked();
            amazon.fault("token", code, "UNAVAILABLE", Map.of("times", 2));
            link.accepts(code, message);

            assertAccepted(link.accepts(code, message));

            assertThat(amazon.calls(code)).hasSize(3);
            assertDelivered(link);
        }

        @ParameterizedTest
        @CsvSource({
            "confused-home, MESSAGING_CLIENT_ID_STRANGE, 0",
            "silent-home, MESSAGING_CREDENTIALS_MISSING, 0",
            "mistyped-home, AMAZON_REFUSED_CLIENT, 1"
        })
        void isOnlyAskedWithCredentialsThatMayBeRight(String skill, String fault, int calls) {
            var link = SmartHome.of(TestClients.home(skill)).onlyLinked();

            assertAcceptGrantFailed(link.accepts(code), fault);

            assertThat(amazon.calls(code)).hasSize(calls);
        }

        @Test
        void mayTakeSomeSeconds() {
            var link = home.onlyLinked();
            amazon.fault("token", code, "NONE", Map.of("delay", "PT3S"));

            assertAccepted(link.accepts(code));
        }

        @Test
        void isNotWaitedForLongerThanAlexaWaitsAndARedeliveryGetsItsAnswer() {
            var link = home.onlyLinked();
            amazon.fault("token", code, "NONE", Map.of("delay", "PT10S"));

            var began = Instant.now();
            assertAcceptGrantFailed(link.accepts(code, message), "AMAZON_SLOW");
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(8));

            assertUndeliverable(link);
            amazon.awaitCalls(code, 1);
            assertAccepted(link.accepts(code, message));
            assertThat(amazon.calls(code)).hasSize(1);
            assertDelivered(link);
        }
    }

    /** A skill that would rather be linked at once, and get its tokens a moment later. */
    @Nested
    class AnsweredEarly {

        private final SmartHome early = SmartHome.of(TestClients.home("early-home"));

        @Test
        void isAcceptedInTimeAndEventsFlowOnceAmazonHasAnswered() {
            var link = early.onlyLinked();
            amazon.fault("token", code, "NONE", Map.of("delay", "PT10S"));

            var began = Instant.now();
            var answers = Crowd.of(2, () -> link.accepts(code, message));
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(8));

            assertThat(answers).allSatisfy(answer -> assertAccepted(answer));
            assertUndeliverable(link);
            amazon.awaitCalls(code, 1);
            assertDeliveredAtLast(link);
            assertThat(amazon.calls(code)).hasSize(1);
        }

        @Test
        void isFinishedInTheBackgroundWhereAmazonIsAway() {
            var link = early.onlyLinked();
            amazon.fault("token", code, "UNAVAILABLE", Map.of("times", 2));

            assertAccepted(link.accepts(code));

            amazon.awaitCalls(code, 3);
            assertDeliveredAtLast(link);
        }

        @ParameterizedTest
        @CsvSource({"INVALID_GRANT, 1", "CONSUMED_THEN_RESET, 2"})
        void failsWhereAmazonSaysNo(String fault, int calls) {
            var link = early.onlyLinked();
            amazon.fault("token", code, fault);

            assertAcceptGrantFailed(link.accepts(code), "AMAZON_REFUSED_CODE");
            assertThat(amazon.calls(code)).hasSize(calls);
        }

        @Test
        void keepsACodeThatIsAsLongAsAmazonsMayBe() {
            var link = early.onlyLinked();
            var longest = code + "x".repeat(2_048 - code.length());
            amazon.fault("token", code, "UNAVAILABLE", Map.of("times", 2));

            assertAccepted(link.accepts(longest));

            amazon.awaitCalls(longest, 3);
        }

        @Test
        void leavesALongerCodeToAmazonToRefuse() {
            var longer = code + "x".repeat(4_096 - code.length());

            assertAcceptGrantFailed(early.onlyLinked().accepts(longer), "AMAZON_REFUSED_CODE");
        }

        /** Nobody tells when the tokens are stored; an event that finds none is not kept, so another one is posted. */
        private void assertDeliveredAtLast(SmartHome.Link link) {
            var until = Instant.now().plusSeconds(20);
            while (status(link).equals("undeliverable")) {
                assertThat(Instant.now()).isBefore(until);
            }
            assertDelivered(link);
        }
    }

    @Nested
    class DeliveredMoreThanOnce {

        @ParameterizedTest
        @CsvSource({"true, true", "true, false", "false, true"})
        void isAnsweredAlike(boolean sameMessage, boolean sameCode) {
            var link = home.onlyLinked();
            var otherCode = uniqueCode();

            assertAccepted(link.accepts(code, message));
            assertAccepted(link.accepts(
                    sameCode ? code : otherCode,
                    sameMessage ? message : UUID.randomUUID().toString()));

            assertThat(amazon.calls(code)).hasSize(1);
            assertThat(amazon.calls(otherCode)).isEmpty();
            assertDelivered(link);
        }

        @Test
        void atTheSameMomentAsksAmazonOnce() {
            var link = home.onlyLinked();
            amazon.fault("token", code, "NONE", Map.of("delay", "PT0.5S"));

            var answers = Crowd.of(5, () -> link.accepts(code, message));

            assertThat(answers).allSatisfy(answer -> assertAccepted(answer));
            assertThat(amazon.calls(code)).hasSize(1);
            assertDelivered(link);
        }

        @Test
        void atTheSameMomentIsRefusedAlike() {
            var link = home.onlyLinked();
            amazon.fault("token", code, "INVALID_GRANT", Map.of("delay", "PT0.5S"));

            var answers = Crowd.of(5, () -> link.accepts(code, message));

            assertThat(answers).allSatisfy(answer -> assertAcceptGrantFailed(answer, "AMAZON_REFUSED_CODE"));
            assertThat(amazon.calls(code)).hasSize(1);
        }

        /** As a forwarder does whose time is over. */
        @Test
        void afterTheCallerHungUpIsAnsweredFromTheResult() {
            var link = home.onlyLinked();
            amazon.fault("token", code, "NONE", Map.of("delay", "PT1.5S"));
            var directive = acceptGrant(link.tokens().accessToken(), code, message);
            var request = HttpRequest.newBuilder(URI.create(CarrickServer.url() + "/alexa/directives"))
                    .timeout(Duration.ofMillis(700))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(directive))
                    .build();

            assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
                    .isInstanceOf(HttpTimeoutException.class);

            assertAccepted(link.accepts(code, message));
            assertThat(amazon.calls(code)).hasSize(1);
            assertDelivered(link);
        }

        @Test
        void doesNotLendACodeToAnotherLink() {
            var first = home.linked(code);
            var second = home.onlyLinked();

            assertAcceptGrantFailed(second.accepts(code), "AMAZON_CODE_OF_OTHER_LINK");

            assertThat(amazon.calls(code)).hasSize(1);
            assertUndeliverable(second);
            assertDelivered(first);
        }

        @Test
        void doesNotLendACodeToAnotherLinkAfterAmazonFailed() {
            var first = home.onlyLinked();
            var second = home.onlyLinked();
            amazon.fault("token", code, "UNAVAILABLE", Map.of("times", 2));
            first.accepts(code);

            assertAcceptGrantFailed(second.accepts(code), "AMAZON_CODE_OF_OTHER_LINK");

            assertUndeliverable(second);
            assertAccepted(first.accepts(code));
            assertDelivered(first);
        }

        @Test
        void withANewCodeReplacesWhatAmazonGrantedBefore() {
            var link = home.linked(code);
            var before = assertDelivered(link).getString("link");
            var callsBefore = amazon.calls(before).size();

            assertAccepted(link.accepts(uniqueCode()));

            assertThat(assertDelivered(link).getString("link")).isNotEqualTo(before);
            assertThat(amazon.calls(before)).hasSize(callsBefore);
        }

        @Test
        void withANewCodeThatAmazonRefusesLeavesWhatWasGrantedBefore() {
            var link = home.linked(code);
            var before = assertDelivered(link).getString("link");
            var refused = uniqueCode();
            amazon.fault("token", refused, "INVALID_GRANT");

            assertAcceptGrantFailed(link.accepts(refused), "AMAZON_REFUSED_CODE");

            assertThat(assertDelivered(link).getString("link")).isEqualTo(before);
        }
    }

    /** The forwarder tells in which region Alexa called it; only that region's gateway knows the customer. */
    @ParameterizedTest
    @CsvSource({
        "us-east-1, '', na",
        "eu-west-1, eu-, eu",
        "us-west-2, fe-, fe",
        ", '', na",
        "'', '', na",
        "mars-north-1, '', na",
    })
    void eventsGoToTheGatewayOfTheRegionThatTheForwarderReports(String reported, String customerAt, String gateway) {
        var link = home.onlyLinked();
        var headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        if (reported != null) {
            headers.put("X-Carrick-Region", reported);
        }

        var directive = acceptGrant(link.tokens().accessToken(), customerAt + code, message);
        assertAccepted(home.send("POST", "/alexa/directives", directive, headers));

        assertThat(assertDelivered(link).getString("at")).isEqualTo(gateway);
    }

    private JsonObject onlyCall() {
        assertThat(amazon.calls(code)).hasSize(1);
        return amazon.calls(code).get(0);
    }

    /** Answers the one call that the gateway got. */
    private JsonObject assertDelivered(SmartHome.Link link) {
        var event = UUID.randomUUID().toString();
        link.sends(changeReport(event, "lamp-1", "ON"));
        assertThat(home.outcome(event).getString("status")).isEqualTo("delivered");
        List<JsonObject> calls = amazon.calls(event);
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    private static void assertUndeliverable(SmartHome.Link link) {
        assertThat(status(link)).isEqualTo("undeliverable");
    }

    private static String status(SmartHome.Link link) {
        return link.sends(changeReport("lamp-1", "ON")).getString("status");
    }
}
