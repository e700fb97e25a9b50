package carrick.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Plain statements, each of which commits by itself unless it is done {@linkplain #together together} with others. What is done for every
 * refresh of every link needs neither a transaction around one statement nor entities that are watched for changes: both cost more than
 * the statement. Not to be called inside a transaction, for nothing here would be part of it.
 */
@ApplicationScoped
public class Statements {

    @Resource(lookup = "java:comp/env/jdbc/carrick")
    DataSource source;

    @Inject
    Database database;

    /**
     * The row that a query finds.
     *
     * @param values for the question marks, in their order
     * @throws Unavailable where the database does not answer
     */
    public <T> Optional<T> find(String query, Row.Reader<T> reader, Object... values) {
        try (var connection = source.getConnection();
                var statement = prepare(connection, query, values);
                var found = statement.executeQuery()) {
            return found.next() ? Optional.of(reader.read(new Row(found))) : Optional.empty();
        } catch (SQLException away) {
            throw unavailable(away);
        }
    }

    /**
     * @param values for the question marks, in their order
     * @return how many rows it changed
     * @throws Unavailable where the database does not answer; whether the change was made is not known then
     */
    public int update(String change, Object... values) {
        try (var connection = source.getConnection()) {
            return update(connection, change, values);
        } catch (SQLException away) {
            throw unavailable(away);
        }
    }

    /**
     * The same change of several rows, in one go: all of them stay or none.
     *
     * @param rows for each the values for the question marks, in their order
     * @throws Unavailable where the database does not answer; whether the changes were made is not known then
     */
    public void updateAll(String change, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        inTransaction(connection -> {
            try (var statement = connection.prepareStatement(change)) {
                for (var values : rows) {
                    fill(statement, values);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            return true;
        });
    }

    /**
     * Several changes that belong together. They stay where the work answers {@code true}; where it answers {@code false}, or fails, there
     * never were any.
     *
     * @throws Unavailable where the database does not answer; whether the changes were made is not known then
     */
    public boolean together(Predicate<Changes> work) {
        return inTransaction(connection -> work.test((change, values) -> update(connection, change, values)));
    }

    /** What is done with a connection; it stays where that answers {@code true}. */
    @FunctionalInterface
    private interface Work {
        boolean on(Connection connection) throws SQLException;
    }

    private boolean inTransaction(Work work) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var done = work.on(connection);
                if (done) {
                    connection.commit();
                }
                return done;
            } finally {
                connection.rollback(); // of nothing, once it was committed
                connection.setAutoCommit(true);
            }
        } catch (SQLException away) {
            throw unavailable(away);
        }
    }

    /** Changes that are not yet there for others. */
    @FunctionalInterface
    public interface Changes {

        /** @return how many rows it changed */
        int make(String change, Object... values);
    }

    private int update(Connection connection, String change, Object... values) {
        try (var statement = prepare(connection, change, values)) {
            return statement.executeUpdate();
        } catch (SQLException away) {
            throw unavailable(away);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql); // closed by its connection where a value does not fit
        fill(statement, values);
        return statement;
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(
                    i + 1, values[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : values[i]);
        }
    }

    private Unavailable unavailable(SQLException away) {
        database.doubt();
        return new Unavailable("the database did not do what it was asked: " + away.getMessage());
    }
}
