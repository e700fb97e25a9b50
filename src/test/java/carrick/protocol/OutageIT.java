package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.Patience;
import carrick.support.Scrape;
import carrick.support.TestClients;
import carrick.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A database that is away, and a server that dies: links outlive both. The tests are one story, told in order on one server. */
@TestMethodOrder(OrderAnnotation.class)
class OutageIT {

    private static final CarrickServer SERVER = new CarrickServer("outage", 4);
    private static final TestDatabase DATABASE =
            new TestDatabase(CarrickServer.firstPort() + 5, SERVER.folder().resolve("database"));

    @BeforeAll
    static void startWithoutADatabase() {
        SERVER.with("db_url", DATABASE.url())
                .with(
                        "CARRICK_CLIENTS",
                        Path.of("src/test/resources/clients.json")
                                .toAbsolutePath()
                                .toString())
                .fresh()
                .start();
        SERVER.awaitLine("The database behind jdbc/carrick cannot be used yet; trying again");
    }

    @AfterAll
    static void stop() {
        SERVER.kill();
        DATABASE.stop();
    }

    @Test
    @Order(1)
    void withoutADatabaseTheServerStartsAndSaysSo() {
        SERVER.awaitFrontPage("id=\"notReady\"");
        assertUnavailable(alexa().refreshes("crk_rt_" + "A".repeat(68)));
        assertThat(alexa().opens().status()).isEqualTo(503);
        assertThat(alexa().opens().body()).contains("Not available at the moment");
        assertHealth("started", 503);
        assertHealth("ready", 503);
        assertHealth("live", 200);
    }

    @Test
    @Order(2)
    void whenTheDatabaseComesTheServerIsReadyByItself() {
        DATABASE.start();

        SERVER.awaitReady();

        assertThat(alexa().links().status()).isEqualTo(200);
        assertHealth("started", 200);
        assertHealth("ready", 200);
    }

    @Test
    @Order(3)
    void whileTheDatabaseIsAwayNoTokenIsCalledWrongAndAfterwardsEveryLinkHolds() {
        var alexa = alexa();
        var tokens = alexa.links();
        DATABASE.stop();

        assertThat(assertHealth("ready", 503)).contains("the database behind jdbc/carrick does not answer");
        assertHealth("started", 200);
        assertHealth("live", 200);
        assertThat(Scrape.at(SERVER.address()).sum("carrick_database_up")).isZero();
        assertUnavailable(alexa.refreshes(tokens.refreshToken()));
        assertUnavailable(alexa.revokes(tokens.refreshToken()));
        var introspected = Alexa.at(SERVER.address(), TestClients.resourceServer())
                .posts("introspect", java.util.Map.of("token", tokens.accessToken()));
        assertUnavailable(introspected);
        var opened = alexa.opens();
        assertThat(opened.status() == 503 || opened.redirectParameter("error").equals("temporarily_unavailable"))
                .isTrue();

        assertTheLogStaysSmallUnder(() -> assertUnavailable(alexa.refreshes(tokens.refreshToken())));

        DATABASE.start();
        var refreshed = first200(() -> alexa.refreshes(tokens.refreshToken()));
        assertThat(refreshed.accessToken()).isNotNull();
        assertThat(alexa.isActive(refreshed.accessToken())).isTrue();
        Console.at(SERVER.address())
                .awaitFirst(introspected.attempt(), "IntrospectionUnavailable"); // told once it can be
    }

    @Test
    @Order(4)
    void aLoginGoesOnAfterTheServerWasKilledInTheMiddleOfIt() {
        var alexa = alexa().opensLogin();

        SERVER.restart();

        alexa.signIn("ann", "ann-password-1");
        alexa.follow();
        var tokens = alexa.exchanges(alexa.codeAfterConsent());
        assertThat(tokens.status()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void tokensHandedOutBeforeAKillWorkAfterIt() {
        var alexa = alexa();
        var code = alexa.signsInAsAnn().codeAfterConsent();
        var tokens = alexa().links();

        SERVER.restart();

        assertThat(alexa.exchanges(code).status()).isEqualTo(200);
        assertThat(alexa().refreshes(tokens.refreshToken()).refreshToken()).isEqualTo(tokens.refreshToken());
    }

    /** A failed try costs some servers hundreds of lines: it must not be every request that tries. */
    private static void assertTheLogStaysSmallUnder(Runnable request) {
        var before = SERVER.console().lines().count();

        IntStream.range(0, 300).forEach(i -> request.run());

        assertThat(SERVER.console().lines().count() - before).isLessThan(3_000);
    }

    private static Alexa alexa() {
        return Alexa.at(SERVER.address(), TestClients.skill());
    }

    private static String assertHealth(String path, int status) {
        var answer = SERVER.health(path);
        assertThat(answer.status()).as(path).isEqualTo(status);
        return answer.body();
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.error()).isEqualTo("temporarily_unavailable");
        assertThat(answer.header("Retry-After")).isNotNull();
    }

    /** The pool needs a try or two to notice; a client that comes again when it was told to always gets through. */
    private static Answer first200(Supplier<Answer> call) {
        for (int tries = 0; tries < 5; tries++) {
            var answer = call.get();
            if (answer.status() == 200) {
                return answer;
            }
            assertUnavailable(answer);
            Patience.pause(Duration.ofSeconds(Integer.parseInt(answer.header("Retry-After"))));
        }
        throw new AssertionError("the server did not recover");
    }
}
