package carrick.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The database's time, which is the same on every node. It is measured now and then and carried on by the node's monotonic timer, so
 * neither a wrong nor a jumping node clock moves a deadline. Until the first measurement it is the node's own time.
 */
@ApplicationScoped
public class Clock {

    private static final Duration BEST_ROUND_TRIP = Duration.ofMillis(50);
    private static final Duration BELIEVED = Duration.ofMinutes(5);

    private volatile Measurement measurement = new Measurement(Instant.now(), System.nanoTime(), Duration.ofDays(1));

    public Instant now() {
        var measured = measurement;
        return measured.at.plusNanos(System.nanoTime() - measured.nanos);
    }

    /** How far the node's own time is ahead of the database's. */
    public Duration offset() {
        return Duration.between(now(), Instant.now());
    }

    /** Asks the database for its time. A slow answer is believed only while there is no better one of the last five minutes. */
    void measure(Connection connection) throws SQLException {
        var before = System.nanoTime();
        try (var query = connection.prepareStatement("select current_timestamp from schema_mark");
                var row = query.executeQuery()) {
            row.next();
            var roundTrip = Duration.ofNanos(System.nanoTime() - before);
            if (roundTrip.compareTo(BEST_ROUND_TRIP) <= 0
                    || roundTrip.compareTo(measurement.roundTrip) <= 0
                    || isOld()) {
                var at = row.getObject(1, OffsetDateTime.class).toInstant().plus(roundTrip.dividedBy(2));
                measurement = new Measurement(at, System.nanoTime(), roundTrip);
            }
        }
    }

    private boolean isOld() {
        return System.nanoTime() - measurement.nanos > BELIEVED.toNanos();
    }

    private record Measurement(Instant at, long nanos, Duration roundTrip) {}
}
