package carrick.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What there is in the schema of the data source, before Carrick does anything to it. Finding out takes no right but to read.
 *
 * @param product the database, as its folder of files is called
 * @param tables their names in small letters
 * @param noted the version that {@code carrick_schema} tells; 0 where there is no such table or row
 * @param history what Flyway has noted: files, and a little about itself
 */
record FoundTables(String product, String schema, List<String> tables, int noted, List<String> history) {

    /** Flyway's own table. */
    static final String HISTORY = "flyway_schema_history";

    private static final String FIRST_OF_1 = "schema_mark";
    private static final String LAST_OF_1 = "step";
    private static final String FIRST_OF_2 = "alexa_skill";
    private static final String LAST_OF_2 = "scheduled_tasks";
    private static final String FIRST_OF_3 = "carrick_schema";

    /** @throws Misconfigured for a database that Carrick has no files for, or a user who has no schema */
    static FoundTables in(DataSource source) throws SQLException {
        try (var connection = source.getConnection()) {
            var product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
            if (!product.equals("h2") && !product.equals("postgresql")) {
                throw new Misconfigured("Carrick has no schema for " + product
                        + ": the data source jdbc/carrick must lead to H2 or PostgreSQL.");
            }
            var schema = Optional.ofNullable(connection.getSchema())
                    .orElseThrow(() -> new Misconfigured("The user of jdbc/carrick has no schema: its search_path"
                            + " names none that exists. Make one for it, such as CREATE SCHEMA carrick."));
            var tables = tables(connection, schema);
            var noted = tables.contains(FIRST_OF_3)
                    ? column(connection, "select max(version) from " + FIRST_OF_3)
                    : List.<String>of();
            var history = tables.contains(HISTORY)
                    ? column(connection, "select \"script\" from \"" + HISTORY + "\"")
                    : List.<String>of();
            return new FoundTables(
                    product, schema, tables, noted.isEmpty() ? 0 : Integer.parseInt(noted.get(0)), history);
        }
    }

    /** The number of the last file that was applied to its end, by hand or by Flyway; 0 where none was. */
    int version() {
        if (noted > 0) {
            return noted;
        }
        var hasFirst = hasOwn() && tables.contains(LAST_OF_1);
        return hasFirst && tables.contains(LAST_OF_2) ? 2 : hasFirst ? 1 : 0;
    }

    /** Whether the file after {@link #version} was begun. */
    boolean isInBetween() {
        var next = version() == 0 ? FIRST_OF_1 : version() == 1 ? FIRST_OF_2 : FIRST_OF_3;
        return noted == 0 && tables.contains(next);
    }

    /** Whether Flyway has been here, or is at work now. */
    boolean hasHistory() {
        return tables.contains(HISTORY);
    }

    /** H2 shows a table before its first row is in it, and that row is what nodes that start at once lock. */
    boolean hasHistoryToLock() {
        return hasHistory() && !(product.equals("h2") && history.isEmpty());
    }

    boolean hasHistoryOfAnother() {
        var files = history.stream().filter(FoundTables::isFile).toList();
        return !files.isEmpty() && !files.contains(Schema.FILES.get(0));
    }

    private static boolean isFile(String script) {
        return !script.isEmpty() && !script.startsWith("<<");
    }

    /** One of the tables, where none of them is Carrick's. */
    Optional<String> foreignTable() {
        return tables.stream()
                .filter(table -> !hasOwn() && !table.equals(HISTORY))
                .findFirst();
    }

    private boolean hasOwn() {
        return tables.contains(FIRST_OF_1);
    }

    private static List<String> tables(Connection connection, String schema) throws SQLException {
        var types = new String[] {"TABLE", "BASE TABLE", "PARTITIONED TABLE"};
        try (var rows = connection.getMetaData().getTables(connection.getCatalog(), null, "%", types)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                if (schema.equals(rows.getString("TABLE_SCHEM"))) { // as a pattern, _ would match other schemas
                    names.add(rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }
            return names;
        }
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            found.removeIf(Objects::isNull);
            return found;
        }
    }
}
