package carrick.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** The schema and whether it is there. Nothing touches an entity before {@link #isReady()}. */
@ApplicationScoped
public class Database {

    private static final System.Logger LOG = System.getLogger(Database.class.getName());

    /** Whoever asks for the state of a node gives up after a few seconds. */
    private static final Duration SOON = Duration.ofMillis(1_500);

    /** A database that is away is looked for no more often: each try that fails costs the server a page of its log. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final Duration AT_ONCE = Duration.ofMillis(500);

    /** By lookup, not by name: by name WildFly silently injects its default data source. */
    @Resource(lookup = "java:comp/env/jdbc/carrick")
    DataSource source;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Resource
    ManagedExecutorService threads;

    private Future<Boolean> asking;
    private volatile boolean ready;
    private volatile boolean away;
    private long lookedAt;
    private long slowSince;
    private volatile String lastComplaint = "";

    /** Whether the schema, and what was declared, has been brought up to date since this start. */
    public boolean isReady() {
        return ready;
    }

    /** @throws Unavailable before the schema is there, and while the database is known to be away */
    public void requireReady() {
        if (!ready) {
            throw new Unavailable("the database has not been reached since the start");
        }
        if (away && !answersSoon()) {
            throw new Unavailable("the database did not answer a moment ago");
        }
    }

    /** From now on requests are answered. */
    public void open() {
        away = false;
        ready = true;
    }

    /**
     * Sees to the schema; answers whether it will do. What is in the way is said once, and this can be called again.
     *
     * @throws Misconfigured where trying again is of no use
     */
    public boolean prepare() {
        if (source == null) { // Open Liberty injects nothing where a driver or a variable is missing
            throw new Misconfigured(
                    "there is no data source jdbc/carrick, or it cannot be made. What the server says about it before "
                            + "this line tells why: a driver that is not found, a variable that is not set. Correct that and restart.");
        }
        try {
            new Schema(source, settings.text(Setting.SCHEMA).equals("apply")).prepare();
            measureClock();
            return true;
        } catch (Unavailable notYet) {
            complain(notYet.getMessage() + " Trying again.");
        } catch (SQLException away) {
            complain("The database behind jdbc/carrick cannot be used yet; trying again. "
                    + away.getMessage().lines().findFirst().orElse(""));
        }
        return false;
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

    /** Whether the database answers now, within two seconds; where it just did not, it is not asked. */
    public boolean answers() {
        return !isKnownToBeAway() && look();
    }

    /** Something failed that the database may be the cause of: is it still there? If not, nobody else needs to fail to find out. */
    void doubt() {
        if (!away) {
            answersSoon();
        }
    }

    /** Twice, for what failed first may be one connection that died in the pool. */
    private boolean look() {
        var began = System.nanoTime();
        if (asks() || isAtOnce(began) && asks()) {
            return found();
        }
        return missed(isAtOnce(began));
    }

    private boolean asks() {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            if (!connection.isValid(2)) {
                statement.execute("select 1"); // fails: only so do some pools learn that the connection is dead
            }
            return true;
        } catch (SQLException | RuntimeException refused) {
            return false;
        }
    }

    private static boolean isAtOnce(long began) {
        return System.nanoTime() - began < AT_ONCE.toNanos();
    }

    private synchronized boolean found() {
        away = false;
        slowSince = 0;
        return true;
    }

    /** Who refuses at once has gone. Who is slow may only have much to do, once; a pool that is empty looks the same. */
    private synchronized boolean missed(boolean atOnce) {
        lookedAt = System.nanoTime();
        if (slowSince == 0) {
            slowSince = lookedAt;
        }
        away = away || atOnce || lookedAt - slowSince >= BETWEEN_LOOKS.toNanos();
        return false;
    }

    private synchronized boolean isKnownToBeAway() {
        var isBeingAsked = asking != null && !asking.isDone();
        return away && (isBeingAsked || System.nanoTime() - lookedAt < BETWEEN_LOOKS.toNanos());
    }

    /** Whether the database answers now. A database that keeps silent keeps one thread waiting, not whoever asks here. */
    public boolean answersSoon() {
        if (isKnownToBeAway()) {
            return false;
        }
        try {
            return asking().get(SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RejectedExecutionException silent) {
            return missed(false);
        }
    }

    private synchronized Future<Boolean> asking() {
        if (asking == null || asking.isDone()) {
            asking = threads.submit(this::look);
        }
        return asking;
    }

    private void complain(String complaint) {
        if (!complaint.equals(lastComplaint)) {
            lastComplaint = complaint;
            LOG.log(System.Logger.Level.ERROR, complaint);
        }
    }
}
