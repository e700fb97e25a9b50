package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.Console;
import carrick.support.SmartHome;
import carrick.support.TestClients;
import jakarta.json.Json;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients, accounts, links and events through the console's API, as its description says. */
class ConsoleClientsIT {

    private static final String URL = "https://pitangui.amazon.com/api/skill/link/MAPI";

    private final Console console = Console.shared();
    private final String id = "api-" + UUID.randomUUID();

    @Test
    void aSkillIsMadeFromOneUrlAndLinksAtOnce() {
        var made = connects();

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().getString("alexa_redirect_url")).isEqualTo(URL);
        var secret = made.json().getString("client_secret");
        var links =
                Alexa.linking(new TestClients(id, secret, URL, "smart_home")).links();
        assertThat(links.status()).as(links.body()).isEqualTo(200);
        assertThat(console.gets("clients/" + id).body()).doesNotContain(secret, "client_secret");
        assertThat(console.gets("audit").body()).contains("client " + id).doesNotContain(secret);
        assertThat(connects().status()).isEqualTo(409);
    }

    @Test
    void twoSecretsWorkWhileOneReplacesTheOther() {
        var first = connects().json().getString("client_secret");
        var link = Alexa.linking(new TestClients(id, first, URL, "smart_home")).links();
        var second = console.posts("clients/" + id + "/secrets", "{}").json();
        assertThat(console.posts("clients/" + id + "/secrets", "{}").status()).isEqualTo(400);

        var withSecond = Alexa.linking(new TestClients(id, second.getString("client_secret"), URL, "smart_home"));
        assertThat(withSecond.refreshes(link.refreshToken()).status()).isEqualTo(200);

        var old = console.gets("clients/" + id).json().getJsonArray("secrets").stream()
                .map(secret -> secret.asJsonObject().getString("sha256"))
                .filter(sha256 -> !sha256.equals(second.getString("sha256")))
                .findFirst()
                .orElseThrow();
        assertThat(console.sends("DELETE", "clients/" + id + "/secrets/" + old, "Bearer " + Console.TOKEN)
                        .status())
                .isEqualTo(204);
        assertThat(withSecond.refreshes(link.refreshToken()).status()).isEqualTo(200);
        assertThat(console.sends(
                                "DELETE",
                                "clients/" + id + "/secrets/" + second.getString("sha256"),
                                "Bearer " + Console.TOKEN)
                        .status())
                .as("the last one stays")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "access_token_lifetime, PT1M, access_token_lifetime must be from PT6M to PT24H",
        "idle_limit, P30D, idle_limit must be at least P180D",
        "overlap, soon, overlap must be an ISO 8601 duration"
    })
    void theGuardRailsCannotBeSavedOver(String field, String value, String complaint) {
        connects();
        var client = console.gets("clients/" + id).json();
        var policy = Json.createObjectBuilder(client.getJsonObject("policy"))
                .add(field, value)
                .build();

        var refused = console.puts(
                "clients/" + id,
                Json.createObjectBuilder(client).add("policy", policy).build().toString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorDescription()).contains(complaint);
        assertThat(console.gets("clients/" + id).json()).isEqualTo(client);
    }

    @Test
    void whatIsExportedCanBeBroughtInAgainAndChangesNothing() {
        connects();
        var file = console.gets("configuration").body();
        assertThat(file).contains(id).doesNotContain("messaging_client_secret");

        var preview = console.posts("configuration?dry_run=true", file);

        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(preview.json().getJsonArray("changes")).isNotEmpty().allSatisfy(change -> assertThat(
                        change.asJsonObject().getString("kind"))
                .as(change.toString())
                .isEqualTo("unchanged"));
    }

    @Test
    void anImportIsShownBeforeItIsApplied() {
        var file = "{\"clients\":[{\"client_id\":\"" + id
                + "\",\"redirect_uris\":[\"https://x.example/\"],\"secrets\":[{\"value\":\"0123456789abcdef\"}]}]}";

        assertThat(console.posts("configuration?dry_run=true", file).json().getBoolean("applied"))
                .isFalse();
        assertThat(console.gets("clients/" + id).status()).isEqualTo(404);
        assertThat(console.posts("configuration", file).json().getBoolean("applied"))
                .isTrue();
        assertThat(console.gets("clients/" + id).status()).isEqualTo(200);
        assertThat(console.posts("configuration", file.replace("x.example/", "x.example/#f"))
                        .errorDescription())
                .contains("redirect_uris");
    }

    @Test
    void whatAlexaHasIsComparedFieldByField() {
        connects();
        var needed = console.gets("clients/" + id + "/alexa").json();
        assertThat(console.posts("clients/" + id + "/compare", needed.toString())
                        .json()
                        .getJsonArray("fields"))
                .hasSize(8)
                .allMatch(field -> field.asJsonObject().getBoolean("good"));

        var wrong = Json.createObjectBuilder(needed.getJsonObject("accountLinkingRequest"))
                .add("defaultTokenExpirationInSeconds", 20)
                .build();
        assertThat(console.posts("clients/" + id + "/compare", wrong.toString()).body())
                .contains("less than 360 seconds");
    }

    @Test
    void aClientThatIsRemovedLinksNoMore() {
        var secret = connects().json().getString("client_secret");
        var alexa = Alexa.linking(new TestClients(id, secret, URL, "smart_home"));
        var link = alexa.links();

        assertThat(console.sends("DELETE", "clients/" + id, "Bearer " + Console.TOKEN)
                        .status())
                .isEqualTo(204);

        assertThat(alexa.refreshes(link.refreshToken()).error()).isEqualTo("invalid_client");

        var again = connects().json().getString("client_secret");
        assertThat(Alexa.linking(new TestClients(id, again, URL, "smart_home"))
                        .refreshes(link.refreshToken())
                        .error())
                .as("a new client of the same id has none of the old one's links")
                .isEqualTo("invalid_grant");
    }

    @Test
    void aLinkIsFoundByItsNumberAndEnded() {
        var alexa = Alexa.linking(TestClients.skill());
        var link = alexa.links();

        var shown = console.gets("links/" + link.attempt()).json();
        assertThat(shown.getString("username")).isEqualTo("ann");
        assertThat(shown.getBoolean("alive")).isTrue();
        var ended = console.posts("links/" + link.attempt() + "/end", "{}").json();

        assertThat(ended.getBoolean("alive")).isFalse();
        assertThat(ended.getString("ended_why")).isEqualTo("ended_by_staff");
        assertThat(alexa.refreshes(link.refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(console.gets("accounts/ANN").body()).contains(link.attempt());
        assertThat(console.gets("links/0000-0000-0000").status()).isEqualTo(404);
    }

    @Test
    void accountsAreFoundByTheBeginningOfTheirNames() {
        assertThat(console.gets("accounts?username=Han").body()).contains("\"hanna\"");
        assertThat(console.gets("accounts").status()).isEqualTo(400);
        assertThat(console.gets("accounts/nobody-at-all").status()).isEqualTo(404);
    }

    @Test
    void anAccountThatIsDisabledWorksAgainWhenItIsEnabled() {
        var alexa = Alexa.linking(TestClients.skill());
        alexa.signsInAs("bob@example.com", "bob-password-1");
        var link = alexa.exchanges(alexa.codeAfterConsent());
        assertThat(console.posts("accounts/bob@example.com/disable", "{}")
                        .json()
                        .getBoolean("disabled"))
                .isTrue();
        assertThat(alexa.isActive(link.accessToken())).isFalse();

        console.posts("accounts/bob@example.com/enable", "{}");

        assertThat(alexa.refreshes(link.refreshToken()).status()).isEqualTo(200);
        assertThat(console.posts("accounts/bob@example.com/end", "{}").json().getInt("ended"))
                .isPositive();
        assertThat(alexa.refreshes(link.refreshToken()).error()).isEqualTo("invalid_grant");
    }

    @Test
    void eventsAreListedWithoutWhatTheySay() {
        var home = SmartHome.of(TestClients.home());
        home.linked();

        var answer = console.gets("events?status=delivered");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(console.gets("events?status=nonsense").status()).isEqualTo(400);
        assertThat(console.posts("events/123456789/resend", "{}").status()).isEqualTo(409);
    }

    private Answer connects() {
        return console.posts(
                "clients",
                "{\"client_id\":\"" + id + "\",\"name\":\"Made by a test\",\"alexa_redirect_url\":\"" + URL + "\"}");
    }
}
