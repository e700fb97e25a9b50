package carrick.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * With {@code -Ppostgresql}: one PostgreSQL for all servers that need no database of their own to break. It starts before the first test,
 * because Arquillian starts its server that early.
 */
public final class SharedPostgresql implements LauncherSessionListener {

    private static PostgresqlEngine engine;

    /** The URL of an empty database. */
    static String fresh(String database) {
        engine.create(database);
        return engine.url(database);
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (TestDatabase.isPostgresql() && engine == null) {
            var folder = Path.of(System.getProperty("carrick.it"), "postgresql").toAbsolutePath();
            try {
                Folders.delete(folder);
            } catch (IOException undeletable) {
                throw new UncheckedIOException(undeletable);
            }
            engine = new PostgresqlEngine(Integer.getInteger("carrick.it.database.port"), folder);
            engine.start();
            engine.create("arquillian");
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (engine != null) {
            engine.stop();
            engine = null;
        }
    }
}
