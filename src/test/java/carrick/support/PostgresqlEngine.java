package carrick.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A PostgreSQL of its own process, from Maven's repository; it needs neither an installation nor a certain user. */
final class PostgresqlEngine implements TestDatabase.Engine {

    private final int port;
    private final Path folder;
    private EmbeddedPostgres server;

    PostgresqlEngine(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    @Override
    public void start() {
        try {
            var isNew = !Files.exists(folder);
            Files.createDirectories(folder.getParent());
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setServerConfig("max_connections", "200")
                    .start();
            if (isNew) {
                execute("create role " + TestDatabase.USER + " login password '" + TestDatabase.PASSWORD + "'");
                create("carrick");
            }
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /** An empty database of Carrick's user, who is nobody special otherwise. */
    void create(String database) {
        execute("drop database if exists " + database + " with (force)");
        execute("create database " + database + " owner " + TestDatabase.USER);
    }

    private void execute(String statement) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var batch = connection.createStatement()) {
            batch.execute(statement);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException unstoppable) {
            throw new UncheckedIOException(unstoppable);
        }
    }

    @Override
    public String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }
}
