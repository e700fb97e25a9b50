package carrick.account.sql;

import carrick.account.Passwords;
import carrick.account.store.CustomerStore;
import carrick.account.store.Person;
import carrick.account.store.Standing;
import carrick.account.store.StoreAway;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Reads one row by the query of the configuration, and checks the password against the hash in it. */
@ApplicationScoped
public class SqlStore implements CustomerStore {

    static final String NAME = "sql";

    private static final System.Logger LOG = System.getLogger(SqlStore.class.getName());
    private static final int SECONDS = 5;

    @Inject
    Settings settings;

    @Inject
    Passwords passwords;

    /** A row of the query: its columns in this order; it may be without the last. */
    private record Row(String subject, String username, String displayName, String hash, String locale) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void requireConfigured() {
        settings.text(Setting.SQL_DATA_SOURCE);
        settings.text(Setting.SQL_QUERY);
    }

    @Override
    @Transactional(TxType.NOT_SUPPORTED)
    public Optional<Person> verify(String username, String password) throws StoreAway {
        var row = ask(
                Setting.SQL_QUERY,
                username,
                4,
                columns -> new Row(
                        columns[0], columns[1], columns[2], columns[3], columns.length > 4 ? columns[4] : null));
        var hash = row.map(Row::hash).flatMap(SqlStore::read);
        if (!passwords.verify(
                password, hash.<Passwords.Check>map(known -> known::matches).orElse(null))) {
            return Optional.empty();
        }
        return row.flatMap(SqlStore::person);
    }

    private static Optional<ForeignHash> read(String hash) {
        var known = ForeignHash.read(hash == null ? "" : hash);
        if (known.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Somebody of the table cannot sign in: the fourth column of carrick.sql.query has no hash of a form that accounts.md lists.");
        }
        return known;
    }

    private static Optional<Person> person(Row row) {
        try {
            return Optional.of(new Person(row.subject, row.username, row.displayName, row.locale));
        } catch (IllegalArgumentException incomplete) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Somebody of the table cannot link: the first or second column of carrick.sql.query is empty or too long.");
            return Optional.empty();
        }
    }

    @Override
    @Transactional(TxType.NOT_SUPPORTED)
    public Standing standing(String subject) throws StoreAway {
        if (settings.find(Setting.SQL_CHECK).isEmpty()) {
            return Standing.UNKNOWN;
        }
        return ask(Setting.SQL_CHECK, subject, 1, columns -> columns).isPresent() ? Standing.THERE : Standing.GONE;
    }

    @Override
    @Transactional(TxType.NOT_SUPPORTED)
    public void knock() throws StoreAway {
        try (var connection = source().getConnection()) {
            if (!connection.isValid(SECONDS)) {
                throw new StoreAway(NAME, "its connection is not valid");
            }
        } catch (SQLException failed) {
            throw new StoreAway(NAME, "no connection, SQL state " + failed.getSQLState());
        }
    }

    private interface Reading<T> {
        T of(String[] columns);
    }

    /** The only row, of at least so many columns; empty for none, and where there are several. */
    private <T> Optional<T> ask(Setting query, String value, int columns, Reading<T> reading) throws StoreAway {
        try (var connection = source().getConnection();
                var statement = prepare(connection, settings.text(query), value);
                var rows = statement.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            var row = new String[Math.max(columns, rows.getMetaData().getColumnCount())];
            for (int i = 0; i < row.length; i++) {
                row[i] = rows.getString(i + 1);
            }
            if (rows.next()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        query.key() + " finds several rows for one name: nobody signs in with it.");
                return Optional.empty();
            }
            return Optional.of(reading.of(row));
        } catch (SQLException failed) {
            throw new StoreAway(NAME, query.key() + " failed with SQL state " + failed.getSQLState());
        }
    }

    private static PreparedStatement prepare(Connection connection, String query, String value) throws SQLException {
        var statement = connection.prepareStatement(query);
        try {
            statement.setQueryTimeout(SECONDS);
            statement.setMaxRows(2);
            var parameters = statement.getParameterMetaData().getParameterCount();
            for (int i = 1; i <= parameters; i++) {
                statement.setString(i, value);
            }
            return statement;
        } catch (SQLException | RuntimeException failed) {
            statement.close();
            throw failed;
        }
    }

    private DataSource source() throws StoreAway {
        var name = settings.text(Setting.SQL_DATA_SOURCE);
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException | ClassCastException missing) {
            throw new StoreAway(NAME, "there is no data source " + name + ", as carrick.sql.data-source says");
        }
    }
}
