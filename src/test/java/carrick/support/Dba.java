package carrick.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.zip.ZipFile;

/** Somebody who works by hand in the database of a test, as an operator does with the manual open. */
public final class Dba {

    private final TestDatabase database;

    private Dba(TestDatabase database) {
        this.database = database;
    }

    public static Dba of(TestDatabase database) {
        return new Dba(database);
    }

    /** Executes these statements, which may be several with semicolons; answers how many rows the first one changed. */
    public int does(String sql) {
        try (var connection = DriverManager.getConnection(database.url(), TestDatabase.USER, TestDatabase.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getUpdateCount();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Executes the statement and keeps its locks, so that others wait, until the answer is closed. */
    public Locked locks(String sql) {
        try {
            var connection = DriverManager.getConnection(database.url(), TestDatabase.USER, TestDatabase.PASSWORD);
            connection.setAutoCommit(false);
            connection.createStatement().execute(sql);
            return () -> {
                try (connection) {
                    connection.rollback();
                } catch (SQLException gone) {
                    throw new IllegalStateException(gone);
                }
            };
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Locks that somebody holds. */
    public interface Locked extends AutoCloseable {

        @Override
        void close();
    }

    /** Applies the schema file of that name out of the WAR. */
    public Dba applies(String file) {
        var product = TestDatabase.isPostgresql() ? "postgresql" : "h2";
        try (var war = new ZipFile(CarrickServer.war().toFile())) {
            var entry = war.getEntry("WEB-INF/classes/db/" + product + "/" + file);
            does(new String(war.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            return this;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
