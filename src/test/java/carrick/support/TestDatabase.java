package carrick.support;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database behind a port, which a test can take away from a running Carrick and bring back: H2, or PostgreSQL with {@code -Ppostgresql}. */
public final class TestDatabase {

    static final String USER = "carrick";
    static final String PASSWORD = "carrick";

    private final Engine engine;

    public TestDatabase(int port, Path folder) {
        engine = isPostgresql() ? new PostgresqlEngine(port, folder) : new H2Engine(port, folder);
    }

    public static boolean isPostgresql() {
        return System.getProperty("carrick.it.database", "h2").equals("postgresql");
    }

    public TestDatabase start() {
        engine.start();
        return this;
    }

    /** Cuts every connection, as a database that is restarted does. */
    public void stop() {
        engine.stop();
    }

    /** The first column of what Carrick has stored. */
    public List<String> asks(String query) {
        try (var connection = DriverManager.getConnection(url(), USER, PASSWORD);
                var rows = connection.createStatement().executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    public String url() {
        return engine.url("carrick");
    }

    /** What the two databases do in ways of their own. */
    interface Engine {

        void start();

        void stop();

        String url(String database);
    }
}
