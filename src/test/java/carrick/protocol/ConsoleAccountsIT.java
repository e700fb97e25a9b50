package carrick.protocol;

import static carrick.support.SmartHome.changeReport;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.Description;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers, their links and their events, for scripts: found, ended, disabled, sent again. */
class ConsoleAccountsIT {

    private static final String PASSWORD = "nora-password-1";

    private final Console console = Console.shared();
    private final Description description = Description.of(console.sends("GET", "openapi.json", null));
    private final SmartHome home = SmartHome.of(TestClients.home());
    private final StandIn amazon = StandIn.at(CarrickServer.url());
    private final Alexa alexa = Alexa.linking(TestClients.home());

    @AfterEach
    void enable() {
        posts("accounts/nora/enable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nora", "nor", "NOR", "%20nora%20"})
    void anAccountIsFoundByTheBeginningOfItsName(String typed) {
        var answer = console.gets("accounts?username=" + typed);

        assertAsDescribed("GET", "/accounts", answer);
        assertThat(answer.json().getJsonArray("accounts").getValuesAs(JsonObject.class))
                .extracting(account -> account.getString("username"))
                .contains("nora")
                .doesNotContain("ann", "bob@example.com");
    }

    @Test
    void nobodyIsFoundByAnotherName() {
        assertThat(console.gets("accounts?username=norabella").json().getJsonArray("accounts"))
                .isEmpty();
        assertThat(console.gets("accounts?username=ora").json().getJsonArray("accounts"))
                .isEmpty();
    }

    @Test
    void itIsToBeSaidWhoIsLookedFor() {
        var answer = console.gets("accounts");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorDescription()).isEqualTo("say how the user name begins: username");
    }

    @Test
    void anAccountShowsItsLinks() {
        var link = home.onlyLinkedBy("nora", PASSWORD);

        var answer = console.gets("accounts/nora");

        assertAsDescribed("GET", "/accounts/{username}", answer);
        var shown = links(answer).get(0);
        assertThat(shown.getString("number")).isEqualTo(link.number());
        assertThat(shown.getString("client_id")).isEqualTo("home");
        assertThat(shown.getBoolean("alive")).isTrue();
        assertThat(shown).doesNotContainKeys("ended_at", "ended_why");
    }

    @Test
    void aLinkIsShownHoweverItsNumberIsTyped() {
        var link = home.onlyLinkedBy("nora", PASSWORD);

        var answer = console.gets("links/" + link.number().toLowerCase().replace("-", ""));

        assertAsDescribed("GET", "/links/{number}", answer);
        assertThat(answer.json().getString("username")).isEqualTo("nora");
    }

    @Test
    void endingALinkEndsThatOneAndNoOther() {
        var first = home.onlyLinkedBy("nora", PASSWORD);
        var second = home.onlyLinkedBy("nora", PASSWORD);

        var answer = posts("links/" + first.number() + "/end");

        assertAsDescribed("POST", "/links/{number}/end", answer);
        assertThat(answer.json().getBoolean("alive")).isFalse();
        assertThat(answer.json().getString("ended_why")).isEqualTo("ended_by_staff");
        assertThat(alexa.refreshes(first.tokens().refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(alexa.refreshes(second.tokens().refreshToken()).status()).isEqualTo(200);
        assertThat(posts("links/" + first.number() + "/end").json().getString("ended_at"))
                .isEqualTo(answer.json().getString("ended_at"));
    }

    @Test
    void endingAllLinksEndsEveryOne() {
        var first = home.onlyLinkedBy("nora", PASSWORD);
        var second = home.onlyLinkedBy("nora", PASSWORD);

        var answer = posts("accounts/nora/end");

        assertAsDescribed("POST", "/accounts/{username}/end", answer);
        assertThat(answer.json().getInt("ended")).isGreaterThanOrEqualTo(2);
        assertThat(alexa.refreshes(first.tokens().refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(alexa.refreshes(second.tokens().refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(posts("accounts/nora/end").json().getInt("ended")).isZero();
        assertThat(links(console.gets("accounts/nora"))).noneMatch(link -> link.getBoolean("alive"));
    }

    @Test
    void aDisabledAccountDoesNothingUntilItIsEnabled() {
        var link = home.onlyLinkedBy("nora", PASSWORD);

        var disabled = posts("accounts/NORA/disable");
        assertAsDescribed("POST", "/accounts/{username}/disable", disabled);
        assertThat(disabled.json().getBoolean("disabled")).isTrue();
        assertThat(alexa.isActive(link.tokens().accessToken())).isFalse();
        assertThat(alexa.refreshes(link.tokens().refreshToken()).error()).isEqualTo("invalid_grant");

        var enabled = posts("accounts/nora/enable");
        assertAsDescribed("POST", "/accounts/{username}/enable", enabled);
        assertThat(enabled.json().getBoolean("disabled")).isFalse();
        assertThat(alexa.refreshes(link.tokens().refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void anEventThatFailedIsSentAgainAndTheOldDeliveryStays() {
        var event = failed();
        var failed = deliveriesOf(event).get(0);

        var answer = posts("events/" + failed.getString("delivery") + "/resend");

        assertThat(answer.status()).isEqualTo(202);
        assertAsDescribed("POST", "/events/{delivery}/resend", answer);
        assertThat(answer.json().getString("event")).isEqualTo(event.getString("id"));
        assertThat(answer.json().getString("delivery")).isNotEqualTo(failed.getString("delivery"));
        console.await("events?client_id=device-cloud", now -> of(event, now).stream()
                .anyMatch(delivery -> delivery.getString("status").equals("delivered")));
        assertThat(amazon.calls(event.getString("message_id"))).hasSize(2);
        assertThat(deliveriesOf(event))
                .extracting(delivery -> delivery.getString("status"))
                .containsExactly("delivered", "failed");
    }

    @Test
    void whatWasDeliveredIsNotSentAgain() {
        var message = UUID.randomUUID().toString();
        var event = home.linked().sends(changeReport(message, "lamp-resend", "ON"));
        home.outcome(message);

        var answer = posts("events/" + deliveriesOf(event).get(0).getString("delivery") + "/resend");

        assertThat(answer.status()).isEqualTo(409);
        assertAsDescribed("POST", "/events/{delivery}/resend", answer);
        assertThat(amazon.calls(message)).hasSize(1);
    }

    @Test
    void eventsAreListedPageByPageAndNeverWhatTheySay() {
        var event = failed();

        var all = console.gets("events?client_id=device-cloud&status=failed");

        assertAsDescribed("GET", "/events", all);
        assertThat(of(event, all)).singleElement().satisfies(delivery -> assertThat(delivery.getString("reason"))
                .isEqualTo("GATEWAY_FOUND_EVENT_INVALID"));
        assertThat(all.body()).doesNotContain("powerState", "lamp-resend");
        var older = console.gets("events?before=" + of(event, all).get(0).getString("delivery"));
        assertAsDescribed("GET", "/events", older);
        assertThat(of(event, older)).isEmpty();
        assertThat(deliveries(console.gets("events?client_id=nobody-at-all"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=lost", "before=x"})
    void aFilterThatCannotBeReadIsRefused(String query) {
        var answer = console.gets("events?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertAsDescribed("GET", "/events", answer);
        assertThat(answer.errorDescription()).isEqualTo("a filter cannot be read: " + query.split("=")[0]);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /accounts/{username}, accounts/nobody-at-all",
        "POST, /accounts/{username}/end, accounts/nobody-at-all/end",
        "POST, /accounts/{username}/disable, accounts/nobody-at-all/disable",
        "POST, /accounts/{username}/enable, accounts/nobody-at-all/enable",
        "GET, /links/{number}, links/0000-0000-0001",
        "GET, /links/{number}, links/nothing",
        "POST, /links/{number}/end, links/0000-0000-0001/end"
    })
    void whatIsNotThereIsNotFound(String method, String path, String address) {
        var answer = console.sends(method, address, "Bearer " + Console.TOKEN);

        assertThat(answer.status()).isEqualTo(404);
        assertAsDescribed(method, path, answer);
    }

    /** None of them finds anything, so that nothing changes: who may not is told before that is looked at. */
    @ParameterizedTest
    @CsvSource({
        "console-support, GET, accounts?username=nora, 200",
        "console-support, GET, accounts/nora, 200",
        "console-support, GET, events, 200",
        "console-support, POST, links/0000-0000-0001/end, 404",
        "console-support, POST, accounts/nobody-at-all/end, 404",
        "console-support, POST, accounts/nobody-at-all/disable, 403",
        "console-support, POST, accounts/nobody-at-all/enable, 403",
        "console-support, POST, events/0/resend, 403",
        "console-admin, POST, accounts/nobody-at-all/disable, 404",
        "console-admin, POST, events/0/resend, 409",
        "device-cloud, GET, accounts/nora, 403",
        "device-cloud, GET, events, 403",
        "device-cloud, POST, accounts/nora/end, 403"
    })
    void aClientMayWhatItsRoleMay(String client, String method, String path, int status) {
        var token = Alexa.linking(new TestClients(client, client + "-secret-0123456789", "", ""))
                .posts("token", Map.of("grant_type", "client_credentials"))
                .accessToken();

        assertThat(console.sends(method, path, "Bearer " + token).status()).isEqualTo(status);
    }

    @Test
    void everyChangeIsInTheAuditLog() {
        var link = home.onlyLinkedBy("nora", PASSWORD);
        posts("links/" + link.number() + "/end");
        posts("accounts/nora/end");
        posts("accounts/nora/disable");
        posts("accounts/nora/enable");
        var event = failed();
        posts("events/" + deliveriesOf(event).get(0).getString("delivery") + "/resend");

        assertThat(console.gets("audit").body())
                .contains("link.end", link.number(), "account.end", "account.disable", "account.enable")
                .contains("event.resend", event.getString("id"));
    }

    /** An event that the gateway has refused once, and will take the next time. */
    private JsonObject failed() {
        var message = UUID.randomUUID().toString();
        amazon.fault("gateway", message, "INVALID_REQUEST_EXCEPTION");
        var event = home.linked().sends(changeReport(message, "lamp-resend", "ON"));
        assertThat(home.outcome(message).getString("status")).isEqualTo("failed");
        return event;
    }

    /** The newest first. */
    private List<JsonObject> deliveriesOf(JsonObject event) {
        return of(event, console.gets("events?client_id=device-cloud"));
    }

    private static List<JsonObject> of(JsonObject event, Answer answer) {
        return deliveries(answer).stream()
                .filter(delivery -> delivery.getString("event").equals(event.getString("id")))
                .toList();
    }

    private Answer posts(String path) {
        return console.sends("POST", path, "Bearer " + Console.TOKEN);
    }

    private static List<JsonObject> links(Answer answer) {
        return answer.json().getJsonArray("links").getValuesAs(JsonObject.class);
    }

    private static List<JsonObject> deliveries(Answer answer) {
        return answer.json().getJsonArray("deliveries").getValuesAs(JsonObject.class);
    }

    private void assertAsDescribed(String method, String path, Answer answer) {
        assertThat(description.complaints(method, path, answer))
                .as(method + " " + path + ": " + answer.body())
                .isEmpty();
    }
}
