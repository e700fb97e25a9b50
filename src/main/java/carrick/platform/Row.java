package carrick.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What a {@linkplain Statements statement} found: its columns, one after the other. */
public final class Row {

    private final ResultSet found;
    private int column;

    Row(ResultSet found) {
        this.found = found;
    }

    public long number() throws SQLException {
        return found.getLong(++column);
    }

    public boolean flag() throws SQLException {
        return found.getBoolean(++column);
    }

    /** {@code null} where the column is empty. */
    public String text() throws SQLException {
        return found.getString(++column);
    }

    /** {@code null} where the column is empty. */
    public byte[] bytes() throws SQLException {
        return found.getBytes(++column);
    }

    /** {@code null} where the column is empty. */
    public Instant instant() throws SQLException {
        var at = found.getObject(++column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Reader<T> {

        T read(Row row) throws SQLException;
    }
}
