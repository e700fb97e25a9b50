package carrick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On an H2 database in memory, where a file that fails half-way leaves a half. */
class SchemaTest {

    private static final Path FILES = Path.of("src/main/resources/db");

    private final JdbcDataSource database = new JdbcDataSource();

    @BeforeEach
    void open() throws SQLException {
        database.setURL("jdbc:h2:mem:schema;DB_CLOSE_DELAY=-1");
        database.setUser("sa");
    }

    @AfterEach
    void shutDown() throws SQLException {
        does("shutdown");
    }

    @Nested
    class WhenItMayApplyFiles {

        @Test
        void anEmptySchemaGetsThemAll() throws SQLException {
            apply();

            assertThat(asks("select max(version) from carrick_schema")).isEqualTo("10");
            assertThat(historyLength()).isEqualTo(10);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void itGoesOnWhereSomebodyStoppedApplyingThemByHand(int last) throws SQLException {
            byHand(1, last);

            apply();

            assertThat(asks("select max(version) from carrick_schema")).isEqualTo("10");
            assertThat(historyLength()).isEqualTo(10);
            assertThatCode(SchemaTest.this::apply).doesNotThrowAnyException();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void itGoesOnWhereAnEarlierWarStopped(int last) throws SQLException {
            asAnEarlierWar(last);

            apply();

            assertThat(asks("select max(version) from carrick_schema")).isEqualTo("10");
        }

        @Test
        void whatWasAppliedByHandInBetweenIsNotAppliedAgain() throws SQLException {
            asAnEarlierWar(1);
            byHand(2, 10);

            apply();

            assertThat(historyLength()).isEqualTo(10);
        }

        @Test
        void tablesOfOthersAreLeftAlone() throws SQLException {
            does("create table customer (id integer)");

            assertThatThrownBy(SchemaTest.this::apply)
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContainingAll("schema PUBLIC", "customer", "a schema of its own");
            assertThat(asks("select count(*) from information_schema.tables where table_schema = 'PUBLIC'"))
                    .isEqualTo("1");
        }

        @Test
        void theHistoryOfAnotherApplicationIsLeftAlone() throws SQLException {
            asAnEarlierWar(1);
            does("update \"flyway_schema_history\" set \"script\" = 'V1__customers.sql' where \"version\" = '1'");

            assertThatThrownBy(SchemaTest.this::apply)
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContainingAll("flyway_schema_history", "another application");
            assertThat(historyLength()).isEqualTo(1);
        }

        /** On H2, Flyway begins its table with a row of its own. */
        @Test
        void aHistoryThatAnotherNodeHasJustBegunIsNotForeign() throws SQLException {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/callback")
                    .load()
                    .migrate();
            assertThat(asks("select count(*) from \"flyway_schema_history\"")).isEqualTo("1");

            apply();

            assertThat(historyLength()).isEqualTo(10);
        }

        @RepeatedTest(10)
        void nodesThatStartAtOnceWaitForEachOtherAndNoneCallsTheOthersStrangers() throws Exception {
            var complaints = new ConcurrentLinkedQueue<String>();
            var nodes = Executors.newFixedThreadPool(4);

            for (var node : nodes.invokeAll(Collections.nCopies(4, asANode(complaints)))) {
                node.get();
            }

            nodes.shutdown();
            assertThat(complaints)
                    .allSatisfy(complaint -> assertThat(complaint).startsWith("Another node is about to"));
            assertThat(asks("select max(version) from carrick_schema")).isEqualTo("10");
            assertThat(historyLength()).isEqualTo(10);
        }

        @Test
        void aFileThatWasChangedAfterItWasAppliedIsNamed() throws SQLException {
            apply();
            does("update \"flyway_schema_history\" set \"checksum\" = 42 where \"version\" = '2'");

            assertThatThrownBy(SchemaTest.this::apply)
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContainingAll("V2__events.sql is not the file that was applied", "42");
        }

        @Test
        void aFileThatFailsIsNamedWithWhatTheDatabaseSaidAndNotTriedAgain() throws SQLException {
            asAnEarlierWar(2);
            does("create table carrick_schema (version integer)");

            assertThatThrownBy(SchemaTest.this::apply)
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContainingAll("from version 2 to 10", "already exists");
            assertThatThrownBy(SchemaTest.this::apply)
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContainingAll(
                            "V3__schema.sql failed half-way", "delete its row in flyway_schema_history");
        }

        @Test
        void aUserWithoutRightsIsToldWhatToGrant() throws SQLException {
            asAnEarlierWar(2);
            does("create user clerk password ''", "grant all on schema public to clerk");
            database.setURL("jdbc:h2:mem:schema");
            database.setUser("clerk");

            assertThatThrownBy(SchemaTest.this::apply)
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContainingAll(
                            "may not make or change tables in schema PUBLIC", "carrick.schema to check");
            database.setUser("sa");
        }
    }

    @Nested
    class WhenItMayOnlyCheck {

        @Test
        void whatIsMissingIsNamedAndNothingIsWritten() throws SQLException {
            assertThatThrownBy(SchemaTest.this::check)
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContainingAll(
                            "version 0",
                            "needs 10",
                            "V1__linking.sql, V2__events.sql, V3__schema.sql, V4__findings.sql, V5__console.sql, V6__preflight.sql, V7__relay.sql, V8__stores.sql, V9__jwt.sql, V10__factors.sql",
                            "db/h2");
            assertThat(asks("select count(*) from information_schema.tables where table_schema = 'PUBLIC'"))
                    .isEqualTo("0");

            asAnEarlierWar(2);
            assertThatThrownBy(SchemaTest.this::check)
                    .hasMessageContainingAll(
                            "version 2",
                            "apply V3__schema.sql, V4__findings.sql, V5__console.sql, V6__preflight.sql, V7__relay.sql, V8__stores.sql, V9__jwt.sql, V10__factors.sql from");
        }

        @Test
        void filesAppliedByHandWillDoAndNothingIsWritten() throws SQLException {
            byHand(1, 10);

            check();

            assertThat(
                            asks(
                                    "select count(*) from information_schema.tables where table_name = 'flyway_schema_history'"))
                    .isEqualTo("0");
        }

        @Test
        void filesAppliedByFlywayWillDo() throws SQLException {
            apply();

            assertThatCode(SchemaTest.this::check).doesNotThrowAnyException();
        }

        @Test
        void tablesOfOthersDoNotMatter() throws SQLException {
            does("create table customer (id integer)");
            byHand(1, 10);

            assertThatCode(SchemaTest.this::check).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aFileThatWasAppliedByHandInPartIsNamed(int number) throws SQLException {
        byHand(1, number - 1);
        does(statements(number)[0]);
        does(statements(number)[1]);
        if (number == 2) {
            does(statements(number)[2], statements(number)[3], statements(number)[4]);
        } else if (number == 3) {
            does("delete from carrick_schema");
        }

        for (var mayApply : List.of(true, false)) {
            assertThatThrownBy(() -> new Schema(database, mayApply).prepare())
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContainingAll(Schema.FILES.get(number - 1), "not to its end");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tablesOfANewerWarWillDoWithOneWarning(boolean mayApply) throws SQLException {
        apply();
        does("insert into carrick_schema (version) values (99)");
        var warnings = new ArrayList<String>();
        var log = Logger.getLogger(Schema.class.getName());
        var listener = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                warnings.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(listener);

        new Schema(database, mayApply).prepare();

        log.removeHandler(listener);
        assertThat(warnings).singleElement().asString().contains("version 99", "newer than this WAR");
    }

    @Test
    void anUnsupportedProductIsNamed() {
        var metaData = only(DatabaseMetaData.class, "getDatabaseProductName", "Oracle");
        var connection = only(Connection.class, "getMetaData", metaData);
        var oracle = only(DataSource.class, "getConnection", connection);

        assertThatThrownBy(() -> new Schema(oracle, true).prepare())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContainingAll("no schema for oracle", "H2 or PostgreSQL");
    }

    /** Otherwise neither a check nor a message would know of it. */
    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void everyFileIsKnownAndNotesItsNumber(String product) throws IOException {
        try (var files = Files.list(FILES.resolve(product))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".sql")))
                    .containsExactlyInAnyOrderElementsOf(Schema.FILES);
        }
        for (int number = 3; number <= Schema.FILES.size(); number++) {
            assertThat(Schema.FILES.get(number - 1)).startsWith("V" + number + "__");
            assertThat(Files.readString(FILES.resolve(product).resolve(Schema.FILES.get(number - 1))))
                    .endsWith("\nINSERT INTO carrick_schema (version) VALUES (" + number + ");\n");
        }
    }

    /** Tries until it may go on, as a start does. */
    private Callable<Void> asANode(Collection<String> complaints) {
        return () -> {
            for (int tries = 0; tries < 200; tries++) {
                try {
                    apply();
                    return null;
                } catch (Unavailable notYet) {
                    complaints.add(notYet.getMessage());
                }
            }
            throw new AssertionError("never ready");
        };
    }

    private void apply() throws SQLException {
        new Schema(database, true).prepare();
    }

    private void check() throws SQLException {
        new Schema(database, false).prepare();
    }

    private void byHand(int first, int last) throws SQLException {
        for (int number = first; number <= last; number++) {
            does(statements(number));
        }
    }

    private static String[] statements(int number) {
        try {
            var sql = Files.readString(FILES.resolve("h2").resolve(Schema.FILES.get(number - 1)));
            return Stream.of(sql.replaceAll("(?m)--.*$", "").split(";"))
                    .filter(statement -> !statement.isBlank())
                    .toArray(String[]::new);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** As Carrick did it up to schema 2. */
    private void asAnEarlierWar(int last) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/h2")
                .target(String.valueOf(last))
                .load()
                .migrate();
    }

    private void does(String... statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String asks(String query) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private int historyLength() throws SQLException {
        return Integer.parseInt(asks("select count(*) from \"flyway_schema_history\" where \"script\" like 'V%'"));
    }

    /** Something that answers one thing. */
    private static <T> T only(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> called.getName().equals(method) ? answer : null));
    }
}
