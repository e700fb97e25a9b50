package carrick.setup;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.support.Deployments;
import carrick.trace.LinkAttempts;
import carrick.trace.Milestone;
import carrick.trace.TestSteps;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What is kept of customers and of what was concluded goes after {@code carrick.trace.retention}, here thirty days. */
@ArquillianTest
class RetentionIT {

    @Inject
    Startup startup;

    @Inject
    LinkAttempts attempts;

    @Inject
    Clock clock;

    @Deployment
    static WebArchive war() {
        return Deployments.war(TestSteps.class);
    }

    @Test
    void everythingOfAnAttemptAndEveryTrendThatIsOverGoes() throws Exception {
        var old = clock.now().minus(Duration.ofDays(30)).minusSeconds(60);
        var young = clock.now().minus(Duration.ofDays(30)).plusSeconds(600);
        var gone = rows(old, old);
        var kept = rows(young, young);
        var lasting = trend(old, null);

        startup.purge();

        assertThat(gone.left()).isEmpty();
        assertThat(kept.left()).containsExactly("step", "link_attempt", "found", "hourly_count", "trend");
        assertThat(count("trend", "id", lasting)).as("a trend that lasts").isEqualTo(1);
    }

    /** The ids of a row in each table. */
    private record Rows(long attempt, long found, long hour, long trend) {

        List<String> left() throws Exception {
            return List.of(
                            count("step", "attempt_id", attempt) > 0 ? "step" : "",
                            count("link_attempt", "id", attempt) > 0 ? "link_attempt" : "",
                            count("found", "id", found) > 0 ? "found" : "",
                            count("hourly_count", "id", hour) > 0 ? "hourly_count" : "",
                            count("trend", "id", trend) > 0 ? "trend" : "")
                    .stream()
                    .filter(table -> !table.isEmpty())
                    .toList();
        }
    }

    private Rows rows(Instant made, Instant ended) throws Exception {
        var attempt = Id.next(made);
        attempts.write(List.of(TestSteps.step(attempt, made, "retention", Milestone.CODE_ISSUED, null)), "test");
        var found = Id.next(made);
        does("insert into found values (?, ?, 'SomethingIsWrong', 'ERROR', 1, ?)", found, attempt, at(made));
        var hour = Id.next(made);
        does("insert into hourly_count values (?, ?, 'retention', 'REFRESHES', ?, 1)", hour, at(made), "node" + hour);
        return new Rows(attempt, found, hour, trend(made, ended));
    }

    private static long trend(Instant made, Instant ended) throws Exception {
        var trend = Id.next(made);
        does(
                "insert into trend (id, name, subject, severity, explanation, evidence, cure, since, seen_at, ended_at)"
                        + " values (?, 'Retention', ?, 'ERROR', '', '', '', ?, ?, " + (ended == null ? "null" : "?")
                        + ")",
                ended == null
                        ? new Object[] {trend, "s" + trend, at(made), at(made)}
                        : new Object[] {trend, "s" + trend, at(made), at(made), at(ended)});
        return trend;
    }

    private static Object at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static void does(String sql, Object... values) throws SQLException, NamingException {
        DataSource source = InitialContext.doLookup("java:comp/env/jdbc/carrick");
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static long count(String table, String column, long id) throws SQLException, NamingException {
        DataSource source = InitialContext.doLookup("java:comp/env/jdbc/carrick");
        try (var connection = source.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from " + table + " where " + column + " = " + id)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
