package carrick.protocol.findings;

import static carrick.support.SmartHome.changeReport;
import static carrick.support.SmartHome.uniqueCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What only shows when a day has gone by. The tests are one story, told in order on one server. Carrick has its time from the database: the
 * day goes by for both where the database is H2 within the server.
 */
@TestMethodOrder(OrderAnnotation.class)
class DayLaterFindingsIT {

    private static final TestClients CLIENT = TestClients.home("grant-home");
    private static final CarrickServer SERVER = new CarrickServer("day-later", 17);
    private static final SmartHome HOME = SmartHome.at(SERVER.address(), CLIENT);
    private static final Console CONSOLE = Console.at(SERVER.address());
    private static final String MESSAGE = UUID.randomUUID().toString();

    private static SmartHome.Link refused;
    private static SmartHome.Link refusedAndUsed;
    private static SmartHome.Link throttled;
    private static SmartHome.Link late;
    private static SmartHome.Link disabled;

    @BeforeAll
    static void start() {
        assumeThat(System.getProperty("carrick.it.database", "h2")).isEqualTo("h2");
        assumeThat(CarrickServer.canFakeTime()).isTrue();
        SERVER.with(
                        "CARRICK_CLIENTS",
                        Path.of("src/test/resources/clients.json")
                                .toAbsolutePath()
                                .toString())
                .with("CARRICK_STAND_IN", "true")
                .with("CARRICK_DIAGNOSIS_PATIENCE", "PT3S")
                .withoutWriteDelay()
                .fresh()
                .start()
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        SERVER.kill();
    }

    @Test
    @Order(1)
    void onTheFirstDayEverythingIsStillUndecided() {
        refused = HOME.linked();
        refusedAndUsed = HOME.linked();
        var deviceCloud = Alexa.at(SERVER.address(), new TestClients("resource-server", "outdated", "", ""));
        deviceCloud.introspects(refused.tokens().accessToken());
        deviceCloud.introspects(refusedAndUsed.tokens().accessToken());
        late = HOME.onlyLinked();
        disabled = HOME.onlyLinkedBy("hanna", "hanna-password-1");
        disabled.accepts(uniqueCode());
        throttled = HOME.linked();
        StandIn.at(SERVER.address()).fault("gateway", MESSAGE, "THROTTLING_EXCEPTION", Map.of("times", 0));
        throttled.sends(changeReport(MESSAGE, "lamp-1", "ON"));

        assertThat(HOME.reasonToWait(MESSAGE).getString("reason")).isEqualTo("GATEWAY_THROTTLES");
        CONSOLE.awaitFirst(refused.number(), "IntrospectionRefused");
        assertThat(CONSOLE.awaitFinding(refused.number(), "IntrospectionRefused")
                        .getString("severity"))
                .isEqualTo("warning");
        CONSOLE.awaitFirst(refusedAndUsed.number(), "IntrospectionRefused");
        awaitWritten(late, "tokens_issued");
        awaitWritten(disabled, "events_granted");
        awaitWritten(throttled, "events_granted");
    }

    /** Steps are written a moment after the answer, and a server that is killed then has lost them. */
    private static void awaitWritten(SmartHome.Link link, String milestone) {
        CONSOLE.attempt(
                link.number(), attempt -> attempt.getString("milestone", "").equals(milestone));
    }

    @Test
    @Order(2)
    void aDayLaterALinkThatWasNotRefreshedSinceIsLikelyLost() {
        SERVER.kill();
        disable("hanna");
        SERVER.with("CARRICK_CLIENTS", withoutAccounts())
                .withClockOff("+25h")
                .start()
                .awaitReady();
        Alexa.at(SERVER.address(), CLIENT).refreshes(refusedAndUsed.tokens().refreshToken());

        assertFirst(
                refused.number(),
                "IntrospectionRefused",
                "error",
                "last refresh before that: ",
                "Give the device cloud client id and secret");
        assertFirst(
                refusedAndUsed.number(),
                "IntrospectionRefused",
                "warning",
                "CLIENT_CREDENTIALS_WRONG",
                "Give the device cloud client id and secret");
    }

    @Test
    @Order(3)
    void aDayLaterTheGatewayHasThrottledForTooLong() {
        assertFirst(
                throttled.number(),
                "GatewayThrottles",
                "warning",
                "older than an event lives; an event lives for PT24H",
                "Post fewer events");
    }

    @Test
    @Order(4)
    void aDayLaterAGrantComesWithAnExpiredToken() {
        late.accepts(uniqueCode());

        assertFirst(
                late.number(),
                "GranteeExpired",
                "error",
                "access tokens of the client live for PT1H",
                "Compare the clocks");
    }

    @Test
    @Order(5)
    void aDayLaterADisabledAccountIsTold() {
        var answer =
                Alexa.at(SERVER.address(), CLIENT).refreshes(disabled.tokens().refreshToken());

        assertThat(answer.error()).isEqualTo("invalid_grant");
        CONSOLE.attempt(
                disabled.number(),
                attempt -> Console.steps(attempt, "token").size() == 2); // the finding is there before
        assertFirst(
                disabled.number(), "AccountDisabled", "error", "token refused at", "Enable the account hanna again");
        assertThat(CONSOLE.awaitFinding(disabled.number(), "AccountDisabled").getString("explanation"))
                .contains("The account hanna is disabled");
    }

    /** The same clients; a start enables the accounts that are declared. */
    private static String withoutAccounts() {
        try (var reader = Json.createReader(Files.newInputStream(Path.of("src/test/resources/clients.json")))) {
            var clients = Json.createObjectBuilder(reader.readObject())
                    .remove("accounts")
                    .build();
            return Files.writeString(SERVER.folder().resolve("clients.json"), clients.toString())
                    .toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** There is no page for it yet: an operator does it like this, while the server that holds the database is down. */
    private static void disable(String username) {
        var url = "jdbc:h2:file:" + SERVER.folder().resolve("database/carrick");
        try (var connection = DriverManager.getConnection(url, "carrick", "carrick");
                var update = connection.prepareStatement(
                        "update account set disabled_at = current_timestamp where username = ?")) {
            update.setString(1, username);
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static void assertFirst(String number, String name, String severity, String seen, String cure) {
        FirstFinding.of(CONSOLE, number, name).tells(severity, seen, cure);
    }
}
