package carrick.protocol;

import static carrick.support.AlexaAnswers.assertError;
import static carrick.support.AlexaAnswers.assertSkillEventTaken;
import static carrick.support.SmartHome.changeReport;
import static carrick.support.SmartHome.skillEvent;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Crowd;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers come and go, as Alexa tells it: out of order, more than once, and in a shape of its own. */
class SkillEventsIT {

    private static final String SKILL = "amzn1.ask.skill.home";

    private final SmartHome home = SmartHome.of(TestClients.home());
    private final StandIn amazon = StandIn.at(CarrickServer.url());
    private final Alexa alexa = Alexa.linking(TestClients.home());
    private final String user = "amzn1.ask.account." + UUID.randomUUID();

    @Test
    void whoDisablesTheSkillIsUnlinked() {
        var link = home.linked();

        assertSkillEventTaken(comes(user, link));
        assertThat(isLinked(link)).isTrue();
        assertSkillEventTaken(goes(user));

        assertThat(isLinked(link)).isFalse();
        assertThat(alexa.refreshes(link.tokens().refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(link.sends(changeReport("lamp-1", "ON")).getString("status")).isEqualTo("undeliverable");
    }

    @Test
    void whoDisablesTheSkillGetsNoEventThatStillWaits() {
        var link = home.linked();
        comes(user, link);
        var waiting = UUID.randomUUID().toString();
        amazon.fault("gateway", waiting, "SERVICE_UNAVAILABLE_EXCEPTION", Map.of("times", 0));
        link.sends(changeReport(waiting, "lamp-1", "ON"));
        home.reasonToWait(waiting);

        goes(user);

        var outcome = home.outcome(waiting);
        assertThat(outcome.getString("status")).isEqualTo("dropped");
        assertThat(outcome.getString("reason")).isEqualTo("LINK_GONE");
    }

    @Test
    void aGoneCustomerMayComeBack() {
        comes(user, home.linked());
        goes(user);

        var again = home.linked();
        comes(user, again);

        assertThat(isLinked(again)).isTrue();
        assertDelivered(again);
    }

    @Test
    void whoGoesWithoutHavingComeIsAnsweredAndNobodyIsUnlinked() {
        var link = home.linked();
        comes(user, link);

        assertSkillEventTaken(goes("amzn1.ask.account." + UUID.randomUUID()));

        assertThat(isLinked(link)).isTrue();
    }

    @Test
    void aGoingThatIsOlderThanTheLinkEndsNothing() {
        var before = Instant.now().minusSeconds(60);
        var link = home.linked();
        comes(user, link);

        assertSkillEventTaken(home.directive(skillEvent("SkillDisabled", SKILL, user, "{}", before), Map.of()));

        assertThat(isLinked(link)).isTrue();
    }

    @Test
    void bothEventsMayComeTwiceAndAtOnce() {
        var link = home.linked();

        assertThat(Crowd.of(5, () -> comes(user, link))).allSatisfy(answer -> assertSkillEventTaken(answer));
        assertThat(Crowd.of(5, () -> goes(user))).allSatisfy(answer -> assertSkillEventTaken(answer));

        assertThat(isLinked(link)).isFalse();
    }

    @Test
    void aLinkThatIsSaidToBeOfAnotherCustomerIsOfTheLastOne() {
        var link = home.linked();
        comes("amzn1.ask.account." + UUID.randomUUID(), link);
        comes(user, link);

        goes(user);

        assertThat(isLinked(link)).isFalse();
    }

    @Test
    void whoLinkedTwiceIsUnlinkedTwice() {
        var first = home.linked();
        var second = home.linked();
        comes(user, first);
        comes(user, second);

        goes(user);

        assertThat(isLinked(first)).isFalse();
        assertThat(isLinked(second)).isFalse();
    }

    @Test
    void aSecondHouseholdOfTheSameAccountStays() {
        var first = home.linked();
        var second = home.linked();
        comes(user, first);
        comes("amzn1.ask.account." + UUID.randomUUID(), second);

        goes(user);

        assertThat(isLinked(first)).isFalse();
        assertThat(isLinked(second)).isTrue();
        assertDelivered(second);
    }

    @Test
    void theCustomerOfAnotherSkillStays() {
        var other = TestClients.home("quick-home");
        var link = SmartHome.of(other).linked();
        comes(user, link);

        goes(user);

        assertThat(isLinked(link)).isTrue();
    }

    @Test
    void twoHouseholdsOfOneAccountHaveAmazonsTokensEach() {
        var first = home.onlyLinkedBy("bob@example.com", "bob-password-1");
        var second = home.onlyLinkedBy("bob@example.com", "bob-password-1");
        first.accepts(SmartHome.uniqueCode());
        second.accepts(SmartHome.uniqueCode());
        assertThat(first.number()).isNotEqualTo(second.number());
        var event = UUID.randomUUID().toString();

        var posted = home.posts("{\"account\":\"bob@example.com\",\"skill\":\"home\","
                + changeReport(event, "lamp-1", "ON").strip().substring(1));

        var deliveries = posted.json()
                .getJsonArray("events")
                .getJsonObject(0)
                .getJsonArray("deliveries")
                .getValuesAs(JsonObject.class);
        assertThat(deliveries)
                .extracting(delivery -> delivery.getString("family"))
                .contains(first.number(), second.number());
        var calls = amazon.awaitCalls(event, deliveries.size());
        assertThat(calls).hasSize(deliveries.size()).allMatch(call -> call.getInt("status") == 202);
        assertThat(calls).extracting(call -> call.getString("link")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SkillEnabled",
                "SkillPermissionAccepted",
                "SkillPermissionChanged",
                "ProactiveSubscriptionChanged",
                "SomethingNew"
            })
    void otherEventsAreAnsweredAndChangeNothing(String type) {
        var link = home.linked();
        comes(user, link);

        assertSkillEventTaken(home.directive(skillEvent(type, SKILL, user), Map.of()));

        assertThat(isLinked(link)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"nonsense, GRANTEE_UNKNOWN", "refresh, GRANTEE_UNKNOWN", "ended, GRANTEE_UNLINKED"})
    void whoComesMustShowAGoodToken(String kind, String fault) {
        var link = home.onlyLinked();
        if (kind.equals("ended")) {
            alexa.revokes(link.tokens().accessToken());
        }
        var token =
                switch (kind) {
                    case "refresh" -> link.tokens().refreshToken();
                    case "ended" -> link.tokens().accessToken();
                    default -> kind;
                };

        assertError(200, comes(user, token), "INTERNAL_ERROR", fault);
    }

    @Test
    void anEventOfASkillThatNobodyKnowsIsRefused() {
        var event = skillEvent("SkillDisabled", "amzn1.ask.skill.other", user);

        assertError(200, home.directive(event, Map.of()), "INTERNAL_ERROR", "SKILL_UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"context\" | \"other\"",
                "\"System\" | \"other\"",
                "\"application\" | \"other\"",
                "\"user\" | \"other\"",
                "\"userId\" | \"other\"",
                "\"userId\":\" | \"userId\":\"\\u0000",
                "\"body\":{} | \"body\":null",
                "\"body\":{} | \"body\":[]",
                "\"body\":{} | \"body\":{\"accessToken\":{}}",
                "\"eventCreationTime\":\"20 | \"eventCreationTime\":\"nonsense",
                "\"eventCreationTime\":\"20 | \"eventCreationTime\":\"-10000000",
                "\"eventCreationTime\":\"20 | \"eventCreationTime\":\"+10000000",
                "\"eventCreationTime\":\"20 | \"eventCreationTime\":\"19",
                "\"eventCreationTime\" | \"other\"",
            })
    void anEventOfAnOddShapeIsAnswered(String part, String replacement) {
        for (var type : new String[] {"SkillAccountLinked", "SkillDisabled"}) {
            var event = skillEvent(type, SKILL, user).replace(part, replacement);

            assertThat(home.directive(event, Map.of()).status()).as(event).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z", "", "yesterday"})
    void aGoingAtAnOddTimeIsAnswered(String time) {
        var event = skillEvent("SkillDisabled", SKILL, user)
                .replaceFirst("\"eventCreationTime\":\"[^\"]*\"", "\"eventCreationTime\":\"" + time + "\"");

        assertSkillEventTaken(home.directive(event, Map.of()));
    }

    @Test
    void aGoingThatDoesNotSayWhenIsOfNow() {
        var link = home.linked();
        comes(user, link);
        var event = skillEvent("SkillDisabled", SKILL, user)
                .replace("eventCreationTime", "other")
                .replace("timestamp", "another");

        home.directive(event, Map.of());

        assertThat(isLinked(link)).isFalse();
    }

    private Answer comes(String userId, SmartHome.Link link) {
        return comes(userId, link.tokens().accessToken());
    }

    private Answer comes(String userId, String accessToken) {
        var body = "{\"accessToken\":\"" + accessToken + "\"}";
        return home.directive(skillEvent("SkillAccountLinked", SKILL, userId, body, Instant.now()), Map.of());
    }

    private Answer goes(String userId) {
        return home.directive(skillEvent("SkillDisabled", SKILL, userId), Map.of());
    }

    private boolean isLinked(SmartHome.Link link) {
        return alexa.isActive(link.tokens().accessToken());
    }

    private void assertDelivered(SmartHome.Link link) {
        var event = UUID.randomUUID().toString();
        link.sends(changeReport(event, "lamp-1", "ON"));
        assertThat(home.outcome(event).getString("status")).isEqualTo("delivered");
    }
}
