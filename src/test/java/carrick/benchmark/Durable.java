package carrick.benchmark;

import carrick.support.CarrickServer;
import carrick.support.Patience;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL that loses nothing: every commit is on the disk before it is answered. */
final class Durable implements AutoCloseable {

    private static final List<String> SETTINGS = List.of(
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_level",
            "shared_buffers",
            "max_wal_size",
            "autovacuum");

    /** From the first port of these tests, behind those of the servers. */
    private static final int OFFSET = 19;

    /** The collector of the log writes a moment later. */
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private final int port;
    private final Path logs;
    private final EmbeddedPostgres server;
    private final ProcessTime time;

    /** @param within where its data and its logs lie */
    Durable(Path within) throws IOException {
        port = CarrickServer.firstPort() + OFFSET;
        var folder = within.resolve("postgresql");
        logs = within.resolve("logs").toAbsolutePath();
        Files.createDirectories(logs);
        logs.toFile().setWritable(true, false);
        server = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder)
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", System.getProperty("benchmark.buffers", "256MB"))
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("max_connections", "200")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", logs.toString())
                .setServerConfig("log_filename", "postgresql.log")
                .setServerConfig("log_file_mode", "0644")
                .start();
        var pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
        time = new ProcessTime(ProcessHandle.of(pid).orElseThrow());
    }

    ProcessTime time() {
        return time;
    }

    int port() {
        return port;
    }

    /** A new database of that name and its owner, both with the password {@code carrick}. */
    String create(String name) {
        run("postgres", "create role " + name + " login password 'carrick'");
        run("postgres", "create database " + name + " owner " + name);
        return url(name);
    }

    String url(String name) {
        return "jdbc:postgresql://localhost:" + port + "/" + name;
    }

    void run(String database, String... statements) {
        execute(database, "postgres", "postgres", statements);
    }

    /** As the owner of that database. */
    void runAs(String owner, String... statements) {
        execute(owner, owner, "carrick", statements);
    }

    private void execute(String database, String user, String password, String... statements) {
        try (var connection = DriverManager.getConnection(url(database), user, password);
                var batch = connection.createStatement()) {
            for (var statement : statements) {
                batch.execute(statement);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** The first row. */
    List<String> ask(String database, String query) {
        try (var connection = DriverManager.getConnection(url(database), "postgres", "postgres");
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            var row = new ArrayList<String>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.add(rows.getString(i));
            }
            return row;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Bytes of the log that was written ahead, since the beginning. */
    long wal() {
        return Long.parseLong(ask("postgres", "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")
                .get(0));
    }

    void checkpoint() {
        run("postgres", "checkpoint");
    }

    String settings() {
        var told = new StringBuilder(ask("postgres", "select version()").get(0).split(" on ")[0]);
        SETTINGS.forEach(name -> told.append(", ")
                .append(name)
                .append(' ')
                .append(ask("postgres", "show " + name).get(0)));
        return told.toString();
    }

    /** What reached the database while something was done, in its own words; what the server's background does among it. */
    List<String> statementsOf(Runnable what) {
        run("postgres", "alter system set log_statement = 'all'", "select pg_reload_conf()");
        Patience.pause(A_MOMENT);
        var before = log().size();
        what.run();
        Patience.pause(A_MOMENT);
        var after = log();
        run("postgres", "alter system reset log_statement", "select pg_reload_conf()");
        return after.subList(before, after.size()).stream()
                .filter(line -> line.contains("LOG:  execute ") || line.contains("LOG:  statement: "))
                .map(line -> line.replaceFirst(".*LOG:  (execute [^:]*|statement): ", ""))
                .toList();
    }

    private List<String> log() {
        try {
            return Files.readAllLines(logs.resolve("postgresql.log"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
