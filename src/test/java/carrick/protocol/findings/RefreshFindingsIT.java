package carrick.protocol.findings;

import static carrick.support.Alexa.basic;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.Console;
import carrick.support.SmartHome;
import carrick.support.TestClients;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with a link that was made. What needs hours or days, or a hand in the database, is in {@link FindingsOverTimeIT}. */
class RefreshFindingsIT {

    private final Console console = Console.shared();

    @Test
    void twoRefreshesAtOnceUnderOneTimeUseAreTold() {
        var alexa = Alexa.linking(TestClients.strict());
        var link = alexa.links();

        var both = Stream.generate(() -> CompletableFuture.supplyAsync(() -> alexa.refreshes(link.refreshToken())))
                .limit(2)
                .toList();

        assertThat(both).extracting(answer -> answer.join().status()).contains(400);
        var found = first(link, "ParallelRefreshRefused");
        assertThat(found.getString("severity")).isEqualTo("error");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[76]");
        assertThat(found.getString("cure"))
                .contains("\"refresh\": \"ROTATE\", \"overlap\": \"PT1H\", \"stale_tokens\": \"REPORT\"")
                .contains("policy of client strict");
        assertThat(evidence(found))
                .contains("generation presented: 1, generation of the link: 2")
                .contains("refresh STRICT");
        assertThat(console.concluded(link.attempt()).getString("outcome")).isEqualTo("broken");
    }

    @Test
    void anOldTokenThatEndsTheLinkIsTold() {
        var alexa = Alexa.linking(TestClients.unforgiving());
        var link = alexa.links();
        var second = alexa.refreshes(link.refreshToken());
        alexa.refreshes(second.refreshToken());

        alexa.refreshes(link.refreshToken());

        var found = first(link, "OutlivedRefreshTokenCameBack");
        assertThat(found.getString("severity")).isEqualTo("error");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[75]");
        assertThat(evidence(found))
                .contains("generation presented: 1, generation of the link: 3")
                .contains("END_FAMILY");
    }

    @Test
    void anOldTokenThatIsOnlyRefusedIsAWarningUntilTheLinkIsSeenToWork() {
        var alexa = Alexa.linking(TestClients.quick());
        var link = alexa.links();
        var second = alexa.refreshes(link.refreshToken());
        var third = alexa.refreshes(second.refreshToken());
        assertThat(alexa.refreshes(link.refreshToken()).status()).isEqualTo(400);
        assertThat(first(link, "OutlivedRefreshTokenCameBack").getString("severity"))
                .isEqualTo("warning");
        assertThat(console.concluded(link.attempt()).getString("outcome")).isEqualTo("linked");

        alexa.refreshes(third.refreshToken());

        console.attempt(link.attempt(), attempt -> Console.names(attempt).isEmpty());
    }

    @Test
    void whatTheOverlapSavesIsNoFinding() {
        var alexa = Alexa.linking(TestClients.skill());
        var link = alexa.links();
        alexa.refreshes(link.refreshToken());
        alexa.refreshes(link.refreshToken());
        var lossy = Alexa.linking(TestClients.quick());
        var lost = lossy.links();
        lossy.refreshes(lost.refreshToken());

        assertThat(lossy.refreshes(lost.refreshToken()).status()).isEqualTo(200);

        assertThat(Console.names(console.concluded(link.attempt()))).isEmpty();
        assertThat(Console.names(console.concluded(lost.attempt()))).isEmpty();
    }

    @Test
    void aSecretThatIsWrongAtARefreshIsToldUntilTheLinkIsSeenToWork() {
        var client = TestClients.quick();
        var link = Alexa.linking(client).links();
        var refused = Alexa.linking(client)
                .posts(
                        "token",
                        Alexa.form(Map.of("grant_type", "refresh_token", "refresh_token", link.refreshToken())),
                        Map.of(
                                "Content-Type",
                                Alexa.FORM,
                                "Authorization",
                                basic(client.id(), "the-secret-before-0123456789")));
        assertThat(refused.attempt()).isEqualTo(link.attempt());

        var found = first(link, "ClientSecretRotated");
        assertThat(found.getString("alexa_showed")).contains("linked again");
        assertThat(evidence(found)).contains(ExchangeFindingsIT.fingerprint("the-secret-before-0123456789"));
        assertThat(console.concluded(link.attempt()).getString("outcome")).isEqualTo("broken");

        Alexa.linking(client).refreshes(link.refreshToken());

        console.attempt(link.attempt(), attempt -> Console.names(attempt).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Atzr|IwEBIJedGXjDqsU", "access", "cut"})
    void whatIsNoRefreshTokenOfThisServerIsToldOnItsOwnNumber(String what) {
        var alexa = Alexa.linking(TestClients.skill());
        var link = alexa.links();
        var token =
                switch (what) {
                    case "access" -> link.accessToken();
                    case "cut" -> link.refreshToken().substring(0, 40);
                    default -> what;
                };

        var refused = alexa.refreshes(token);

        assertThat(refused.attempt()).isNotNull().isNotEqualTo(link.attempt());
        var found = first(refused, "RefreshTokenAltered");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[83]");
        assertThat(evidence(found)).contains(token.length() + " characters");
        assertThat(Console.names(console.concluded(link.attempt()))).isEmpty();
    }

    @Test
    void aClientThatWasChangedAfterLinkingIsTold() {
        var link = Alexa.linking(TestClients.skill()).links();

        Alexa.linking(TestClients.fixed()).refreshes(link.refreshToken());

        var found = first(link, "RefreshTokenOfOtherClient");
        assertThat(evidence(found)).contains("expected: client_id skill, presented: client_id fixed");
        assertThat(found.getString("cure")).contains("Enter skill in Your Client ID");
    }

    @Test
    void aWiderScopeIsTold() {
        var alexa = Alexa.linking(TestClients.strict());
        var link = alexa.links();

        alexa.posts(
                "token",
                Map.of("grant_type", "refresh_token", "refresh_token", link.refreshToken(), "scope", "read write"));

        assertThat(evidence(first(link, "RefreshAsksForMore")))
                .contains("scope presented: read write")
                .contains("scope of the authorization request: read");
    }

    @Test
    void aLinkThatTheClientRevokedIsTold() {
        var alexa = Alexa.linking(TestClients.skill());
        var link = alexa.links();
        alexa.revokes(link.refreshToken());

        alexa.refreshes(link.refreshToken());

        var found = first(link, "ClientGaveLinkUp");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[82]");
        assertThat(evidence(found)).contains("REVOKED_BY_CLIENT");
        assertThat(found.getString("cure")).contains("/oauth/revoke as client skill");
    }

    @Test
    void aRefreshAfterTheCustomerLeftIsAsItShouldBe() {
        var home = SmartHome.of(TestClients.home());
        var link = home.linked();
        var user = "amzn1.ask.account." + UUID.randomUUID();
        var body = "{\"accessToken\":\"" + link.tokens().accessToken() + "\"}";
        home.directive(
                SmartHome.skillEvent("SkillAccountLinked", "amzn1.ask.skill.home", user, body, Instant.now()),
                Map.of());
        home.directive(SmartHome.skillEvent("SkillDisabled", "amzn1.ask.skill.home", user), Map.of());

        Alexa.linking(TestClients.home()).refreshes(link.tokens().refreshToken());

        var found = console.awaitFinding(link.number(), "CustomerHadLeft");
        assertThat(found.getString("severity")).isEqualTo("info");
        assertThat(evidence(found)).contains("CUSTOMER_LEFT");
    }

    private JsonObject first(Answer answer, String finding) {
        console.awaitFirst(answer.attempt(), finding);
        return console.awaitFinding(answer.attempt(), finding);
    }

    private static String evidence(JsonObject finding) {
        return String.join(
                "\n",
                finding.getJsonArray("evidence").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList());
    }
}
