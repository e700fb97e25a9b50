package carrick.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {

    private final CountDownLatch worked = new CountDownLatch(1);
    private final JdbcDataSource source = new JdbcDataSource();
    private final Jobs jobs = new Jobs();

    @BeforeEach
    void layTheTable() throws SQLException {
        source.setURL("jdbc:h2:mem:jobs;DB_CLOSE_DELAY=-1");
        execute(
                "create table scheduled_tasks (task_name varchar(100), task_instance varchar(100), task_data varbinary(2000),"
                        + " execution_time timestamp(6) with time zone, picked boolean, picked_by varchar(100),"
                        + " last_success timestamp(6) with time zone, last_failure timestamp(6) with time zone,"
                        + " consecutive_failures integer, last_heartbeat timestamp(6) with time zone, version bigint,"
                        + " priority smallint, primary key (task_name, task_instance))");
        jobs.source = source;
        jobs.database = new Database();
        jobs.database.source = source;
        jobs.settings = TestSettings.defaults();
        jobs.threads = only(ManagedThreadFactory.class, "newThread", arguments -> new Thread((Runnable) arguments[0]));
        jobs.jobs = only(Instance.class, "stream", arguments -> Stream.of(new Noting()));
    }

    @AfterEach
    void stop() throws SQLException {
        jobs.stop();
        execute("shutdown");
    }

    @Test
    void aNodeWhoseClockIsFastTakesOverFromADeadOneAtOnce() throws Exception {
        jobs.clock = new Clock() {
            @Override
            public Instant now() {
                return Instant.now().minus(Duration.ofHours(1));
            }
        };
        try (var connection = source.getConnection();
                var insert = connection.prepareStatement("insert into scheduled_tasks (task_name, task_instance,"
                        + " execution_time, picked, picked_by, last_heartbeat, version)"
                        + " values ('note', 'a lane', ?, true, 'dead node', ?, 1)")) {
            insert.setObject(1, hoursAgo(2));
            insert.setObject(2, hoursAgo(2));
            insert.executeUpdate();
        }

        jobs.start("node");

        assertThat(worked.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static OffsetDateTime hoursAgo(int hours) {
        return OffsetDateTime.now(ZoneOffset.UTC).minusHours(hours);
    }

    private void execute(String statement) throws SQLException {
        try (var connection = source.getConnection()) {
            connection.createStatement().execute(statement);
        }
    }

    private final class Noting implements Job {

        @Override
        public String name() {
            return "note";
        }

        @Override
        public Optional<Duration> run(String subject) {
            worked.countDown();
            return Optional.empty();
        }
    }

    /** Something of the container's that can do one thing. */
    @SuppressWarnings("unchecked")
    private static <T> T only(Class<?> type, String method, java.util.function.Function<Object[], Object> answer) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
            if (!called.getName().equals(method)) {
                throw new UnsupportedOperationException(called.getName());
            }
            return answer.apply(arguments);
        });
    }
}
