package carrick.protocol.findings;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.Dba;
import carrick.support.TestClients;
import carrick.support.TestDatabase;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server with a public name at another port, whose database goes away for a moment. */
class ReachFindingsIT {

    private static final String ISSUER = "https://id.example.com:8443";
    private static final CarrickServer SERVER = new CarrickServer("reach", 3);
    private static final TestDatabase DATABASE =
            new TestDatabase(CarrickServer.firstPort() + 18, SERVER.folder().resolve("database"));

    private final Console console = Console.at(SERVER.address());

    @BeforeAll
    static void start() {
        SERVER.fresh();
        DATABASE.start();
        SERVER.with("db_url", DATABASE.url())
                .with("CARRICK_ISSUER", ISSUER)
                .with("CARRICK_DIAGNOSIS_PATIENCE", "PT3S")
                .with(
                        "CARRICK_CLIENTS",
                        Path.of("src/test/resources/clients.json")
                                .toAbsolutePath()
                                .toString())
                .start()
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        SERVER.kill();
        DATABASE.stop();
    }

    @Test
    void whoNeverComesMayNotTakeThePort() {
        var number = signsIn(TestClients.skill()).allow().attempt();

        assertThat(console.awaitFirst(number, "IssuerPortUnusual"))
                .startsWith("IssuerPortUnusual", "TokenEndpointUnreachable")
                .doesNotContain("IssuerNotPublic");
        var finding = console.awaitFinding(number, "IssuerPortUnusual");
        assertThat(finding.getInt("likelihood")).isEqualTo(75);
        assertThat(evidence(finding)).contains("carrick.issuer: " + ISSUER);
        assertThat(finding.getString("cure"))
                .contains(
                        "enter https://id.example.com/oauth/token as Access Token URI",
                        "set carrick.issuer to https://id.example.com ");
    }

    /** The time passes in the database: a request lives for five minutes at least. */
    @Test
    void whoComesBackWhenTheRequestIsOverLeftThePageTooLong() {
        var alexa = Alexa.at(SERVER.address(), TestClients.skill());
        alexa.opens();
        carriesCookie(alexa);
        var address = alexa.page().location();
        alexa.follow();
        Dba.of(DATABASE).does("update interaction set expires_at = timestamp with time zone '2020-01-01 00:00:00+00'");
        assertThat(alexa.visits(address).status()).isEqualTo(400);
        var number = alexa.page().attempt();

        console.awaitFirst(number, "PageLeftTooLong");
        var finding = console.awaitFinding(number, "PageLeftTooLong");
        assertThat(finding.getString("severity")).isEqualTo("error");
        assertThat(evidence(finding)).contains("carrick.interaction.lifetime: PT1H");
        assertThat(finding.getString("cure")).contains("Alexa itself gives up after an hour");
    }

    @Test
    void whileTheDatabaseIsAwayNobodyLinks() {
        var alexa = signsIn(TestClients.strict());
        var consent = alexa.allow();
        DATABASE.stop();
        var exchange = alexa.exchanges(consent.redirectParameter("code"));
        var opened = Alexa.at(SERVER.address(), TestClients.strict()).opens();
        DATABASE.start();

        assertThat(exchange.status()).isEqualTo(503);
        assertThat(console.awaitFirst(exchange.attempt(), "ServerNotReady")).hasSize(1);
        assertThat(console.awaitFinding(exchange.attempt(), "ServerNotReady").getString("severity"))
                .isEqualTo("warning");
        console.awaitFirst(opened.attempt(), "ServerNotReady");
        assertThat(console.awaitFinding(opened.attempt(), "ServerNotReady").getString("severity"))
                .isEqualTo("error");
        console.awaitFirst(consent.attempt(), "ServerNotReady");
        var finding = console.awaitFinding(consent.attempt(), "ServerNotReady");
        assertThat(finding.getInt("likelihood")).isEqualTo(93);
        assertThat(evidence(finding)).anyMatch(line -> line.startsWith("answered 503 at "));

        assertThat(alexa.exchanges(consent.redirectParameter("code")).status()).isEqualTo(200);
        console.attempt(consent.attempt(), attempt -> Console.names(attempt).isEmpty());
    }

    private static Alexa signsIn(TestClients client) {
        var alexa = Alexa.at(SERVER.address(), client).asking("state", "reach");
        alexa.opens();
        carriesCookie(alexa);
        alexa.follow();
        alexa.signIn("ann", "ann-password-1");
        carriesCookie(alexa);
        alexa.follow();
        return alexa;
    }

    /** The cookie is for https only, and this test has none: it hands it on as a browser would. */
    private static void carriesCookie(Alexa alexa) {
        alexa.sending("Cookie", alexa.page().header("Set-Cookie").split(";")[0]);
    }

    private static List<String> evidence(JsonObject finding) {
        return finding.getJsonArray("evidence").getValuesAs(JsonString::getString);
    }
}
