package carrick.protocol;

import static carrick.support.SmartHome.changeReport;
import static carrick.support.SmartHome.uniqueCode;
import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an event by the answers of the gateway and of Login with Amazon, row by row of Amazon's table. */
class DeliveryIT {

    private static final Map<String, Object> FOR_EVER = Map.of("times", 0);

    private final SmartHome home = SmartHome.of(TestClients.home());
    private final StandIn amazon = StandIn.at(CarrickServer.url());
    private final String code = uniqueCode();
    private final String first = UUID.randomUUID().toString();
    private final String second = UUID.randomUUID().toString();
    private final String third = UUID.randomUUID().toString();

    /** The event is lost, the grant is not. */
    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST_EXCEPTION, 400, GATEWAY_FOUND_EVENT_INVALID",
        "INSUFFICIENT_PERMISSION_EXCEPTION, 403, GATEWAY_MISSES_PERMISSION",
        "SKILL_NOT_FOUND_EXCEPTION, 404, SKILL_NOT_FOUND",
        "ACCOUNT_NOT_FOUND_EXCEPTION, 404, SKILL_NOT_FOUND",
        "REQUEST_ENTITY_TOO_LARGE_EXCEPTION, 413, GATEWAY_FOUND_EVENT_TOO_LARGE"
    })
    void whatTheGatewayRefusesIsSentOnce(String fault, int status, String reason) {
        amazon.fault("gateway", first, fault, FOR_EVER);
        var link = home.linked();

        link.sends(List.of(changeReport(first, "lamp-1", "ON"), changeReport(second, "lamp-1", "OFF")));

        assertOutcome(first, "failed", reason, status, 1);
        assertOutcome(second, "delivered", null, 202, 1);
        assertThat(amazon.calls(first)).hasSize(1);
    }

    /** All at once, for each endpoint waits for itself: one second, then two. */
    @Test
    void whatPassesIsWaitedOutLongerEachTime() {
        var table = Map.of(
                "THROTTLING_EXCEPTION", "429 GATEWAY_THROTTLES",
                "INTERNAL_SERVICE_EXCEPTION", "500 GATEWAY_UNAVAILABLE",
                "SERVICE_UNAVAILABLE_EXCEPTION", "503 GATEWAY_UNAVAILABLE",
                "RESET", "0 GATEWAY_UNAVAILABLE",
                "HTML", "200 GATEWAY_UNAVAILABLE");
        var link = home.linked();
        table.keySet().forEach(fault -> amazon.fault("gateway", messageOf(fault), fault, Map.of("times", 2)));

        link.sends(table.keySet().stream()
                .map(fault -> changeReport(messageOf(fault), "lamp-" + fault, "ON"))
                .toList());

        table.forEach((fault, waits) -> {
            var waiting = home.reasonToWait(messageOf(fault));
            assertThat(waiting.getString("status")).isEqualTo("waiting");
            assertThat(waiting.getInt("http_status", 0) + " " + waiting.getString("reason"))
                    .isEqualTo(waits);
        });
        table.keySet().forEach(fault -> {
            assertOutcome(messageOf(fault), "delivered", null, 202, 3);
            var calls = amazon.calls(messageOf(fault));
            assertThat(pauseBetween(calls, 0)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(pauseBetween(calls, 1)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        });
    }

    private String messageOf(String fault) {
        return first + "-" + fault.replace('_', '-');
    }

    @Test
    void aGatewayIsLeftAloneForAsLongAsItAsks() {
        amazon.fault("gateway", first, "THROTTLING_EXCEPTION", Map.of("retry_after", 4));

        home.linked().sends(changeReport(first, "lamp-1", "ON"));

        assertOutcome(first, "delivered", null, 202, 2);
        assertThat(pauseBetween(amazon.calls(first), 0)).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void anEventWaitsForTheOneBeforeItAtItsEndpointOnly() {
        amazon.fault("gateway", first, "SERVICE_UNAVAILABLE_EXCEPTION", Map.of("retry_after", 3));
        var link = home.linked();

        link.sends(List.of(
                changeReport(first, "lamp-1", "ON"),
                changeReport(second, "lamp-1", "OFF"),
                changeReport(third, "lamp-2", "ON")));

        assertOutcome(first, "delivered", null, 202, 2);
        assertOutcome(second, "delivered", null, 202, 1);
        assertOutcome(third, "delivered", null, 202, 1);
        assertThat(delivered()).containsExactly(third, first, second);
    }

    @Test
    void anEventDoesNotWaitForAnotherLinksEndpointOfTheSameName() {
        amazon.fault("gateway", first, "SERVICE_UNAVAILABLE_EXCEPTION", Map.of("retry_after", 3));
        var other = home.linked();
        home.linked().sends(changeReport(first, "lamp-1", "ON"));
        home.reasonToWait(first);

        other.sends(changeReport(second, "lamp-1", "ON"));

        assertThat(home.outcome(second).getString("status")).isEqualTo("delivered");
        assertThat(home.event(first).json().getString("status")).isEqualTo("waiting");
    }

    @Nested
    class ARefusedToken {

        private final SmartHome.Link link = home.linked(code);

        @Test
        void isRefreshedAndTheEventSentAgain() {
            amazon.fault("gateway", first, "INVALID_ACCESS_TOKEN_EXCEPTION");

            link.sends(changeReport(first, "lamp-1", "ON"));

            assertOutcome(first, "delivered", null, 202, 1);
            assertThat(amazon.calls(first)).hasSize(2);
            assertThat(refreshes()).hasSize(1);
        }

        @Test
        void isRefreshedOnceOnly() {
            amazon.fault("gateway", first, "INVALID_ACCESS_TOKEN_EXCEPTION", FOR_EVER);

            link.sends(List.of(changeReport(first, "lamp-1", "ON"), changeReport(second, "lamp-1", "OFF")));

            assertOutcome(first, "failed", "GATEWAY_REFUSED_TOKEN", 401, 1);
            assertOutcome(second, "delivered", null, 202, 1);
            assertThat(amazon.calls(first)).hasSize(2);
            assertThat(refreshes()).hasSize(1);
        }

        @Test
        void isNotSentAgainWhileLoginWithAmazonIsAway() {
            amazon.fault("gateway", first, "INVALID_ACCESS_TOKEN_EXCEPTION", Map.of("times", 2))
                    .fault("token", amazonsLink(), "UNAVAILABLE");

            link.sends(changeReport(first, "lamp-1", "ON"));

            assertThat(home.outcome(first).getString("status")).isEqualTo("delivered");
        }
    }

    @Nested
    class ACustomerWhoLeft {

        private final SmartHome.Link link = home.linked(code);

        @Test
        void getsNoMoreEventsBeforeAnotherGrant() {
            amazon.fault("gateway", first, "SERVICE_UNAVAILABLE_EXCEPTION", FOR_EVER)
                    .fault("gateway", second, "SKILL_DISABLED_EXCEPTION", FOR_EVER);
            link.sends(changeReport(first, "lamp-1", "ON"));
            home.reasonToWait(first);

            link.sends(List.of(changeReport(second, "lamp-2", "ON"), changeReport(third, "lamp-2", "OFF")));

            assertOutcome(second, "dropped", "SKILL_DISABLED", 403, 1);
            assertThat(home.outcome(first).getString("reason")).isEqualTo("SKILL_DISABLED");
            assertThat(home.outcome(third).getString("reason")).isEqualTo("SKILL_DISABLED");
            assertThat(amazon.calls(second)).hasSize(1);
            assertThat(amazon.calls(third)).isEmpty();
            assertThat(link.sends(changeReport("lamp-1", "ON")).getString("status"))
                    .isEqualTo("undeliverable");
            assertThat(refreshes()).isEmpty();

            link.accepts(uniqueCode());
            var healed = link.sends(changeReport("lamp-1", "ON")).getString("message_id");
            assertOutcome(healed, "delivered", null, 202, 1);
        }

        @Test
        void isKnownByTheRefreshTokenToo() {
            amazon.fault("gateway", first, "INVALID_ACCESS_TOKEN_EXCEPTION", FOR_EVER)
                    .fault("token", amazonsLink(), "INVALID_GRANT", FOR_EVER);

            link.sends(List.of(changeReport(first, "lamp-1", "ON"), changeReport(second, "lamp-1", "OFF")));

            assertThat(home.outcome(first).getString("status")).isEqualTo("dropped");
            assertThat(home.outcome(first).getString("reason")).isEqualTo("AMAZON_GRANT_GONE");
            assertThat(home.outcome(second).getString("reason")).isEqualTo("AMAZON_GRANT_GONE");
            assertThat(link.sends(changeReport("lamp-1", "ON")).getString("status"))
                    .isEqualTo("undeliverable");
            assertThat(amazon.calls(first)).hasSize(1);
            assertThat(refreshes()).hasSize(1);

            link.accepts(uniqueCode());
            var healed = link.sends(changeReport("lamp-1", "ON")).getString("message_id");
            assertOutcome(healed, "delivered", null, 202, 1);
        }

        @Test
        void mayComeBackWhileTheGatewayStillSaysThatHeLeft() {
            amazon.fault("gateway", first, "SKILL_DISABLED_EXCEPTION", Map.of("delay", "PT2S"));
            link.sends(List.of(changeReport(first, "lamp-1", "ON"), changeReport(second, "lamp-1", "OFF")));

            link.accepts(uniqueCode());

            assertThat(home.outcome(first).getString("status")).isEqualTo("delivered");
            assertThat(home.outcome(second).getString("status")).isEqualTo("delivered");
        }

        @Test
        void mayComeBackWhileTheOldRefreshTokenIsBeingRefused() {
            amazon.fault("gateway", first, "INVALID_ACCESS_TOKEN_EXCEPTION")
                    .fault("token", amazonsLink(), "INVALID_GRANT", Map.of("delay", "PT2S"));
            link.sends(changeReport(first, "lamp-1", "ON"));
            amazon.awaitCalls(first, 1);

            link.accepts(uniqueCode());

            assertThat(home.outcome(first).getString("status")).isEqualTo("delivered");
        }

        @Test
        void mayHaveEndedTheLink() {
            amazon.fault("gateway", first, "SERVICE_UNAVAILABLE_EXCEPTION", FOR_EVER);
            link.sends(changeReport(first, "lamp-1", "ON"));
            home.reasonToWait(first);

            Alexa.linking(TestClients.home()).revokes(link.tokens().refreshToken());

            assertThat(home.outcome(first).getString("status")).isEqualTo("dropped");
            assertThat(home.outcome(first).getString("reason")).isEqualTo("LINK_GONE");
        }
    }

    /** 403 SKILL_NEVER_ENABLED: most likely the wrong region's gateway. */
    @Nested
    class AnotherRegion {

        @ParameterizedTest
        @CsvSource({"eu, 'na,eu'", "fe, 'na,eu,fe'"})
        void isFoundAndRemembered(String region, String searched) {
            var link = home.linked(region + "-" + code);

            link.sends(List.of(changeReport(first, "lamp-1", "ON"), changeReport(second, "lamp-1", "OFF")));

            assertOutcome(first, "delivered", null, 202, 1);
            assertOutcome(second, "delivered", null, 202, 1);
            assertThat(regionsOf(first)).containsExactly(searched.split(","));
            assertThat(regionsOf(second)).containsExactly(region);
        }

        @Test
        void isFoundAlsoWhereItIsAwayAtFirst() {
            amazon.fault("gateway", first, "SKILL_NEVER_ENABLED_EXCEPTION")
                    .fault("gateway", first, "SERVICE_UNAVAILABLE_EXCEPTION");
            var link = home.linked("eu-" + code);

            link.sends(changeReport(first, "lamp-1", "ON"));

            assertOutcome(first, "delivered", null, 202, 2);
            assertThat(regionsOf(first)).containsExactly("na", "eu", "fe", "na", "eu");
        }

        @Test
        void isLookedForBehindOneThatRefusesForAnotherReason() {
            amazon.fault("gateway", first, "SKILL_NEVER_ENABLED_EXCEPTION")
                    .fault("gateway", first, "INVALID_ACCESS_TOKEN_EXCEPTION");
            var link = home.linked("fe-" + code);

            link.sends(changeReport(first, "lamp-1", "ON"));

            assertOutcome(first, "delivered", null, 202, 1);
            assertThat(regionsOf(first)).containsExactly("na", "eu", "fe");
        }

        @Test
        void isLookedForOnce() {
            var link = home.linked(code);
            amazon.fault("gateway", amazonsLink(), "SKILL_NEVER_ENABLED_EXCEPTION", FOR_EVER);

            link.sends(List.of(changeReport(first, "lamp-1", "ON"), changeReport(second, "lamp-1", "OFF")));

            assertOutcome(first, "failed", "SKILL_NEVER_ENABLED", 403, 1);
            assertOutcome(second, "failed", "SKILL_NEVER_ENABLED", 403, 1);
            assertThat(regionsOf(first)).containsExactly("na", "eu", "fe");
            assertThat(regionsOf(second)).containsExactly("na");
        }

        @Test
        void isLookedForAgainAfterAnotherGrant() {
            var link = home.linked(code);
            amazon.fault("gateway", first, "SKILL_NEVER_ENABLED_EXCEPTION", FOR_EVER);
            link.sends(changeReport(first, "lamp-1", "ON"));
            home.outcome(first);

            link.accepts("fe-" + uniqueCode());
            link.sends(changeReport(second, "lamp-1", "OFF"));

            assertOutcome(second, "delivered", null, 202, 1);
            assertThat(regionsOf(second)).containsExactly("na", "eu", "fe");
        }

        private List<String> regionsOf(String message) {
            return amazon.calls(message).stream()
                    .map(call -> call.getString("at"))
                    .toList();
        }
    }

    @Nested
    class AStaleToken {

        @Test
        void isRefreshedBeforeTheEvent() {
            var link = linkedWith("SHORT_LIVED");

            link.sends(List.of(changeReport(first, "lamp-1", "ON"), changeReport(second, "lamp-1", "OFF")));

            assertOutcome(first, "delivered", null, 202, 1);
            assertOutcome(second, "delivered", null, 202, 1);
            assertThat(refreshes()).hasSize(1);
            assertThat(amazon.calls(first)).hasSize(1);
        }

        @Test
        void isRefreshedOnceForAllWhoNeedIt() {
            var link = linkedWith("SHORT_LIVED");
            amazon.fault("token", amazonsLink(), "NONE", Map.of("delay", "PT2S"));

            link.sends(range(0, 30)
                    .mapToObj(i -> changeReport(first + "-" + i, "lamp-" + i, "ON"))
                    .toList());

            range(0, 30).forEach(i -> assertThat(home.outcome(first + "-" + i).getString("status"))
                    .isEqualTo("delivered"));
            assertThat(refreshes()).hasSize(1);
        }

        @Test
        void isRefreshedOncePerEventWhereAmazonGivesShortOnesOnly() {
            var link = linkedWith("LASTS_A_MINUTE");
            amazon.fault("token", amazonsLink(), "LASTS_A_MINUTE", Map.of("times", 20));

            link.sends(changeReport(first, "lamp-1", "ON"));

            assertOutcome(first, "delivered", null, 202, 1);
            assertThat(refreshes()).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({"UNAVAILABLE", "THROTTLED", "SERVER_ERROR", "RESET", "HTML", "CUT", "INVALID_CLIENT"})
        void willDoWhereThereIsNoNewOneYet(String fault) {
            var link = linkedWith("LASTS_A_MINUTE");
            amazon.fault("token", amazonsLink(), fault);

            link.sends(changeReport(first, "lamp-1", "ON"));

            assertOutcome(first, "delivered", null, 202, 1);
            assertThat(refreshes()).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({"UNAVAILABLE, AMAZON_UNAVAILABLE", "INVALID_CLIENT, AMAZON_REFUSED_CLIENT"})
        void willNotDoOnceItHasExpired(String fault, String reason) {
            var link = home.linked(code);
            amazon.fault("gateway", first, "INVALID_ACCESS_TOKEN_EXCEPTION", FOR_EVER)
                    .fault("token", amazonsLink(), "SHORT_LIVED");
            link.sends(changeReport(first, "lamp-1", "ON"));
            home.outcome(first); // from now on the link has a token that lasts a second
            amazon.fault("token", amazonsLink(), fault, Map.of("delay", "PT1S"));

            link.sends(changeReport(second, "lamp-1", "ON"));

            assertThat(home.reasonToWait(second).getString("reason")).isEqualTo(reason);
            assertThat(home.outcome(second).getString("status")).isEqualTo("delivered");
            assertThat(amazon.calls(second)).hasSize(1);
        }

        @Test
        void endsTheGrantWhereTheRefreshTokenIsRefused() {
            var link = linkedWith("LASTS_A_MINUTE");
            amazon.fault("token", amazonsLink(), "INVALID_GRANT", FOR_EVER);

            link.sends(List.of(changeReport(first, "lamp-1", "ON"), changeReport(second, "lamp-1", "OFF")));

            assertOutcome(first, "dropped", "AMAZON_GRANT_GONE", 0, 1);
            assertOutcome(second, "dropped", "AMAZON_GRANT_GONE", 0, 0);
            assertThat(refreshes()).hasSize(1);
            assertThat(amazon.calls(first)).isEmpty();
        }

        @Test
        void keepsItsRefreshTokenWhereNoOtherComes() {
            var link = linkedWith("LASTS_A_MINUTE");
            amazon.fault("token", amazonsLink(), "NO_REFRESH_TOKEN")
                    .fault("gateway", second, "INVALID_ACCESS_TOKEN_EXCEPTION");

            link.sends(List.of(changeReport(first, "lamp-1", "ON"), changeReport(second, "lamp-1", "OFF")));

            assertOutcome(second, "delivered", null, 202, 1);
            assertThat(refreshes()).hasSize(2);
        }

        private SmartHome.Link linkedWith(String fault) {
            amazon.fault("token", code, fault);
            return home.linked(code);
        }
    }

    /** A skill may ask that a newer report of the same things takes the place of one that waits. */
    @Nested
    class Replacing {

        private final SmartHome replacing = SmartHome.of(TestClients.home("replacing-home"));
        private final List<String> reports = List.of(first, second, third);

        @Test
        void spareTheGatewayWhatIsOutdated() {
            amazon.fault("gateway", first, "SERVICE_UNAVAILABLE_EXCEPTION", Map.of("retry_after", 3));
            var link = replacing.linked();
            link.sends(changeReport(first, "lamp-1", "v0"));
            home.reasonToWait(first);

            link.sends(List.of(changeReport(second, "lamp-1", "v1"), changeReport(third, "lamp-1", "v2")));

            assertOutcome(first, "replaced", null, 503, 1);
            assertOutcome(second, "replaced", null, 0, 0);
            assertOutcome(third, "delivered", null, 202, 1);
            assertThat(amazon.calls(second)).isEmpty();
        }

        @Test
        void doesNotTakeBackWhatIsOnItsWay() {
            amazon.fault("gateway", first, "NONE", Map.of("delay", "PT2S"));
            var link = replacing.linked(code);
            link.sends(changeReport(first, "lamp-1", "v0"));
            awaitAttempt(first);

            link.sends(List.of(changeReport(second, "lamp-1", "v1"), changeReport(third, "lamp-1", "v2")));

            assertOutcome(first, "delivered", null, 202, 1);
            assertOutcome(second, "replaced", null, 0, 0);
            assertOutcome(third, "delivered", null, 202, 1);
        }

        @Test
        void isForTheSamePropertyOfTheSameEndpoint() {
            var link = replacing.linked();

            link.sends(heldUp(
                    changeReport(second, "lamp-1", "v1").replace("powerState", "otherState"),
                    changeReport(third, "lamp-2", "v2")));

            reports.forEach(report ->
                    assertThat(home.outcome(report).getString("status")).isEqualTo("delivered"));
        }

        @Test
        void isNotForEventsOfOtherKinds() {
            var link = replacing.linked();

            link.sends(heldUp(SmartHome.doorbellPress(second, "lamp-1"), SmartHome.doorbellPress(third, "lamp-1")));

            reports.forEach(report ->
                    assertThat(home.outcome(report).getString("status")).isEqualTo("delivered"));
        }

        @Test
        void isOffUnlessASkillAsks() {
            var link = home.linked();

            link.sends(heldUp(changeReport(second, "lamp-1", "v1"), changeReport(third, "lamp-1", "v2")));

            reports.forEach(report ->
                    assertThat(home.outcome(report).getString("status")).isEqualTo("delivered"));
        }

        /** The first event, which waits a second, and these behind it. */
        private List<String> heldUp(String... events) {
            amazon.fault("gateway", first, "SERVICE_UNAVAILABLE_EXCEPTION");
            return Stream.concat(Stream.of(changeReport(first, "lamp-1", "v0")), Stream.of(events))
                    .toList();
        }

        private void awaitAttempt(String message) {
            var until = Instant.now().plusSeconds(10);
            while (Instant.now().isBefore(until)) {
                var delivery =
                        home.event(message).json().getJsonArray("deliveries").getJsonObject(0);
                if (delivery.getInt("attempts") > 0) {
                    return;
                }
            }
            throw new AssertionError("never tried");
        }
    }

    private void assertOutcome(String message, String status, String reason, int httpStatus, int attempts) {
        var outcome = home.outcome(message);
        assertThat(outcome.getString("status")).isEqualTo(status);
        assertThat(outcome.getString("reason", null)).isEqualTo(reason);
        assertThat(outcome.getInt("http_status", 0)).isEqualTo(httpStatus);
        assertThat(outcome.getInt("attempts")).isEqualTo(attempts);
    }

    /** What Amazon calls the link that came from the code: it stands in each of the link's tokens. */
    private String amazonsLink() {
        return amazon.awaitCalls(code, 1).get(0).getString("link");
    }

    private List<JsonObject> refreshes() {
        return amazon.calls(code).stream()
                .flatMap(exchange -> amazon.calls(exchange.getString("link")).stream())
                .filter(call -> call.getString("what", "").equals("refresh_token"))
                .toList();
    }

    /** The messages that the gateway took, in its order. */
    private List<String> delivered() {
        return Stream.of(first, second, third)
                .flatMap(message -> amazon.calls(message).stream())
                .filter(call -> call.getInt("status") == 202)
                .sorted(Comparator.comparingInt(call -> call.getInt("number")))
                .map(call -> call.getString("messageId"))
                .toList();
    }

    /** From the beginning of that call to the beginning of the next. */
    private static Duration pauseBetween(List<JsonObject> calls, int index) {
        return Duration.between(
                Instant.parse(calls.get(index).getString("time")),
                Instant.parse(calls.get(index + 1).getString("time")));
    }
}
