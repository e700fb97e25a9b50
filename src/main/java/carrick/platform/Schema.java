package carrick.platform;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the tables behind {@code jdbc/carrick} to the version that this WAR needs, or waits until somebody else has. A version is a file
 * in {@code db}; files that were applied by hand and those that Flyway applied may follow each other.
 */
final class Schema {

    /** A file of version 3 or later notes its number in {@code carrick_schema}. */
    static final List<String> FILES = List.of(
            "V1__linking.sql",
            "V2__events.sql",
            "V3__schema.sql",
            "V4__findings.sql",
            "V5__console.sql",
            "V6__preflight.sql",
            "V7__relay.sql",
            "V8__stores.sql",
            "V9__jwt.sql",
            "V10__factors.sql");

    private static final System.Logger LOG = System.getLogger(Schema.class.getName());
    private static final List<String> RIGHTS_MISSING = List.of("42501", "90096"); // PostgreSQL, H2

    private final DataSource source;
    private final boolean mayApply;

    /** @param mayApply whether missing files may be applied; otherwise nothing is written */
    Schema(DataSource source, boolean mayApply) {
        this.source = source;
        this.mayApply = mayApply;
    }

    /**
     * Returns when the tables will do.
     *
     * @throws Misconfigured where trying again is of no use
     * @throws Unavailable where somebody may do something about it meanwhile; the message names the cure
     */
    void prepare() throws SQLException {
        var found = FoundTables.in(source);
        if (found.version() > FILES.size()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The tables in schema " + found.schema() + " are of version " + found.version()
                            + ", newer than this WAR, which knows " + FILES.size()
                            + ". It goes on; let that last no longer than an upgrade.");
        } else if (found.isInBetween() && !(mayApply && found.hasHistory())) {
            throw new Unavailable(FILES.get(found.version()) + " was applied in schema " + found.schema()
                    + " by hand, and not to its end. Undo what it did and apply it again, as one transaction.");
        } else if (mayApply) {
            apply(found);
        } else if (found.version() < FILES.size()) {
            throw new Unavailable(missing(found));
        }
    }

    private static String missing(FoundTables found) {
        return "The tables in schema " + found.schema() + " are of version " + found.version() + " and this WAR needs "
                + FILES.size()
                + ". carrick.schema is check, so somebody must apply "
                + String.join(", ", FILES.subList(found.version(), FILES.size())) + " from WEB-INF/classes/db/"
                + found.product() + " of the WAR.";
    }

    private void apply(FoundTables found) throws SQLException {
        requireOwn(found);
        try {
            if (!found.hasHistoryToLock()) {
                begin(found);
            }
            var flyway = flyway(found).load();
            var known = List.of(flyway.info().all());
            known.forEach(migration -> requireIntact(migration, found));
            if (known.stream().anyMatch(migration -> isAppliedByHand(migration, found))) {
                note(found);
            }
            flyway.migrate();
        } catch (FlywayException failure) {
            throw new Unavailable(explain(failure, found));
        }
    }

    /** The history alone: nodes that start at once wait for each other only where it is there. */
    private void begin(FoundTables found) throws SQLException {
        flyway(found)
                .locations("classpath:db/callback")
                .validateOnMigrate(false)
                .load()
                .migrate();
        if (!FoundTables.in(source).hasHistoryToLock()) {
            throw new Unavailable("Another node is about to make the tables in schema " + found.schema() + ".");
        }
    }

    /** Another node that is just making the tables may look like a stranger: so this is asked again. */
    private static void requireOwn(FoundTables found) {
        if (found.hasHistoryOfAnother()) {
            throw new Unavailable(
                    "The " + FoundTables.HISTORY + " in schema " + found.schema()
                            + " is that of another application, and Carrick"
                            + " leaves it alone. Give Carrick a schema of its own, or apply its files by hand and set carrick.schema to check.");
        }
        found.foreignTable().ifPresent(table -> {
            throw new Unavailable("There are tables in schema " + found.schema() + ", such as " + table
                    + ", and none of them is Carrick's."
                    + " Give Carrick a schema of its own, or apply its files by hand and set carrick.schema to check.");
        });
    }

    private static void requireIntact(MigrationInfo migration, FoundTables found) {
        if (migration.getState().isResolved() && migration.getState().isFailed()) {
            throw new Misconfigured(migration.getScript() + " failed half-way in schema " + found.schema()
                    + ". Restore the backup from before, or undo by hand what it did and delete its row in "
                    + FoundTables.HISTORY + "; then start again.");
        }
        if (migration.isApplied() && migration.getState().isResolved() && !migration.isChecksumMatching()) {
            throw new Misconfigured(migration.getScript() + " is not the file that was applied in schema "
                    + found.schema() + " (checksum "
                    + migration.getAppliedChecksum() + ", in this WAR " + migration.getResolvedChecksum()
                    + "). Deploy a WAR whose files nobody has changed.");
        }
    }

    private static boolean isAppliedByHand(MigrationInfo migration, FoundTables found) {
        return migration.getState() == MigrationState.PENDING
                && migration.getVersion().getMajor().intValue() <= found.version();
    }

    /** Files that were applied by hand get their rows in Flyway's history without being executed. */
    private void note(FoundTables found) {
        flyway(found)
                .target(String.valueOf(found.version()))
                .skipExecutingMigrations(true)
                .load()
                .migrate();
    }

    private static String explain(FlywayException failure, FoundTables found) {
        var refused = Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
        if (refused.filter(sql -> RIGHTS_MISSING.contains(sql.getSQLState())).isPresent()) {
            return "The user of jdbc/carrick may not make or change tables in schema " + found.schema()
                    + ". Grant it that, or apply the files by hand and set carrick.schema to check. The database said: "
                    + firstLine(refused.get());
        }
        return "The tables in schema " + found.schema() + " could not be brought from version " + found.version()
                + " to "
                + FILES.size() + ". "
                + firstLine(refused.<Exception>map(sql -> sql).orElse(failure));
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * Flyway refuses a schema that has tables and no history; by now it is known whose tables they are. Where there were none, those that
     * it finds are another node's, which makes a history as well.
     */
    private FluentConfiguration flyway(FoundTables found) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/" + found.product())
                .validateMigrationNaming(true)
                .table(FoundTables.HISTORY)
                .baselineOnMigrate(found.version() > 0 && !found.hasHistory())
                .baselineVersion("0");
    }
}
