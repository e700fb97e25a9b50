package carrick.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Single statements, each of which commits by itself. What is done for every refresh of every link needs neither a transaction around one
 * statement nor entities that are watched for changes: both cost more than the statement. Not to be called inside a transaction, for
 * nothing here would be part of it.
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
        try (var connection = source.getConnection();
                var statement = prepare(connection, change, values)) {
            return statement.executeUpdate();
        } catch (SQLException away) {
            throw unavailable(away);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql); // closed by its connection where a value does not fit
        for (int i = 0; i < values.length; i++) {
            statement.setObject(
                    i + 1, values[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : values[i]);
        }
        return statement;
    }

    private Unavailable unavailable(SQLException away) {
        database.doubt();
        return new Unavailable("the database did not do what it was asked: " + away.getMessage());
    }
}
