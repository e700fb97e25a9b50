package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.Dba;
import carrick.support.TestClients;
import carrick.support.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A site where only a database administrator may make tables. The tests are one story, told in order on one server. */
@TestMethodOrder(OrderAnnotation.class)
class SchemaIT {

    private static final CarrickServer SERVER = new CarrickServer("schema", 6);
    private static final TestDatabase DATABASE =
            new TestDatabase(CarrickServer.firstPort() + 7, SERVER.folder().resolve("database"));

    @BeforeAll
    static void startWithoutTables() {
        SERVER.with("db_url", DATABASE.url())
                .with("CARRICK_SCHEMA", "check")
                .with("CARRICK_DATABASE_RETRY", "PT0.2S")
                .with(
                        "CARRICK_CLIENTS",
                        Path.of("src/test/resources/clients.json")
                                .toAbsolutePath()
                                .toString())
                .fresh();
        DATABASE.start();
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.kill();
        DATABASE.stop();
    }

    @Test
    @Order(1)
    void whatIsMissingIsNamedAndAppliedByHandWhileTheServerWaits() {
        assertThat(SERVER.awaitLine("carrick.schema is check"))
                .contains(
                        "version 0",
                        "V1__linking.sql, V2__events.sql, V3__schema.sql, V4__findings.sql, V5__console.sql, V6__preflight.sql, V7__relay.sql, V8__stores.sql, V9__jwt.sql, V10__factors.sql");
        Dba.of(DATABASE)
                .applies("V1__linking.sql")
                .applies("V2__events.sql")
                .applies("V3__schema.sql")
                .applies("V4__findings.sql")
                .applies("V5__console.sql")
                .applies("V6__preflight.sql")
                .applies("V7__relay.sql")
                .applies("V8__stores.sql")
                .applies("V9__jwt.sql");

        SERVER.awaitLine("apply V10__factors.sql from");
        SERVER.awaitFrontPage("id=\"notReady\"");
        Dba.of(DATABASE).applies("V10__factors.sql");

        SERVER.awaitReady();
        assertThat(Alexa.at(SERVER.address(), TestClients.skill()).links().status())
                .isEqualTo(200);
        assertThat(SERVER.console().lines().filter(line -> line.contains("this WAR needs")))
                .as("each said once, however often it is tried")
                .doesNotHaveDuplicates();
    }

    @Test
    @Order(2)
    void aWarThatMayApplyFilesGoesOnFromThere() {
        SERVER.without("CARRICK_SCHEMA").restart();

        assertThat(DATABASE.asks("select \"script\" from \"flyway_schema_history\" where \"version\" = '10'"))
                .containsExactly("V10__factors.sql");
        assertThat(Alexa.at(SERVER.address(), TestClients.skill()).links().status())
                .isEqualTo(200);
    }
}
