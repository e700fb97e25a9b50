package carrick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that goes and comes: who asks for it, and how often it is tried. OutageIT has a real one. */
class DatabaseTest {

    private final Database database = new Database();
    private boolean there = true;
    private int tries;

    @BeforeEach
    void open() {
        database.source = answering(DataSource.class, "getConnection", () -> {
            tries++;
            if (!there) {
                throw new SQLException("connection refused");
            }
            return answering(Connection.class, "isValid", () -> true);
        });
        database.open();
    }

    @Test
    void whileItAnswersEverybodyMayAsk() {
        assertThat(database.answers()).isTrue();
        assertThat(database.answers()).isTrue();
        assertThatCode(database::requireReady).doesNotThrowAnyException();
        assertThat(tries).isEqualTo(2);
    }

    @Test
    void onceItIsKnownToBeAwayNobodyTriesForASecond() {
        there = false;

        assertThat(IntStream.range(0, 1_000).filter(i -> database.answers())).isEmpty();

        assertThatThrownBy(database::requireReady).isInstanceOf(Unavailable.class);
        assertThat(database.answersSoon()).isFalse();
        assertThat(tries).isEqualTo(2); // the first may be a connection that died alone
    }

    private interface Answer {
        Object get() throws SQLException;
    }

    private static <T> T answering(Class<T> type, String method, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> called.getName().equals(method) ? answer.get() : null));
    }
}
