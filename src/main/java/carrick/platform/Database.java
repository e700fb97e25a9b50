package carrick.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The schema and whether it is there. Nothing touches an entity before {@link #isReady()}. */
@ApplicationScoped
public class Database {

    private static final System.Logger LOG = System.getLogger(Database.class.getName());

    /** Whoever asks for the state of a node gives up after a few seconds. */
    private static final Duration SOON = Duration.ofMillis(1_500);

    /** By lookup, not by name: by name WildFly silently injects its default data source. */
    @Resource(lookup = "java:comp/env/jdbc/carrick")
    DataSource source;

    @Inject
    Clock clock;

    @Resource
    ManagedExecutorService threads;

    private Future<Boolean> asking;
    private volatile boolean ready;
    private volatile String lastComplaint = "";

    /** Whether the schema, and what was declared, has been brought up to date since this start. */
    public boolean isReady() {
        return ready;
    }

    /** @throws Unavailable before the schema is there */
    public void requireReady() {
        if (!ready) {
            throw new Unavailable("the database has not been reached since the start");
        }
    }

    /** From now on requests are answered. */
    public void open() {
        ready = true;
    }

    /** Brings the schema up to date; answers whether it is. While the database is away it says so once and can be called again. */
    public boolean prepare() {
        try {
            var folder = folder();
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:db/" + folder)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
            measureClock();
            return true;
        } catch (SQLException | FlywayException away) {
            complain(away);
            return false;
        }
    }

    /** Whether one of these fingerprints is the one noted, or none was; from now on the first is noted. */
    boolean agreeOnKey(List<String> fingerprints) {
        try (var connection = source.getConnection()) {
            var noted = noted(connection);
            if (noted != null && !fingerprints.contains(noted)) {
                return false;
            }
            try (var note = connection.prepareStatement("update schema_mark set key_check = ?")) {
                note.setString(1, fingerprints.get(0));
                note.executeUpdate();
            }
            return true;
        } catch (SQLException away) {
            throw new Unavailable("the database went away while the key was checked: " + away.getMessage());
        }
    }

    private static String noted(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select key_check from schema_mark");
                var row = query.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** Follows the database's clock; a database that is away is not news here. */
    public void measureClock() throws SQLException {
        try (var connection = source.getConnection()) {
            clock.measure(connection);
        }
    }

    /** Whether the database answers now, within two seconds. */
    public boolean answers() {
        try (var connection = source.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException | RuntimeException away) {
            return false;
        }
    }

    /** Whether the database answers now. A database that keeps silent keeps one thread waiting, not whoever asks here. */
    public boolean answersSoon() {
        try {
            return asking().get(SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RejectedExecutionException away) {
            return false;
        }
    }

    private synchronized Future<Boolean> asking() {
        if (asking == null || asking.isDone()) {
            asking = threads.submit(this::answers);
        }
        return asking;
    }

    private String folder() throws SQLException {
        try (var connection = source.getConnection()) {
            var product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
            if (product.equals("h2") || product.equals("postgresql")) {
                return product;
            }
            throw new Misconfigured("Carrick has no schema for " + product
                    + ": the data source jdbc/carrick must lead to H2 or PostgreSQL.");
        }
    }

    private void complain(Exception away) {
        var complaint = away.getMessage().lines().findFirst().orElse("");
        if (!complaint.equals(lastComplaint)) {
            lastComplaint = complaint;
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The database behind jdbc/carrick cannot be used yet; trying again. " + complaint);
        }
    }
}
