package carrick.metrics;

import carrick.platform.Clock;
import carrick.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.OptionalDouble;

/** How this node and its database get on. */
@ApplicationScoped
class DatabaseMetrics {

    @Inject
    Metrics metrics;

    @Inject
    Database database;

    @Inject
    Clock clock;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        metrics.gauge(
                "carrick_ready",
                "1 once this node has brought schema and declarations up to date, and answers requests",
                () -> flag(database.isReady()));
        metrics.gauge(
                "carrick_database_up",
                "1 while the database answers this node within two seconds",
                new Remembered(() -> flag(database.answersSoon())));
        metrics.gauge(
                "carrick_clock_offset_seconds",
                "How far the clock of this node is ahead of the database's; Carrick goes by the database's",
                () -> OptionalDouble.of(clock.offset().toMillis() / 1_000.0));
    }

    private static OptionalDouble flag(boolean set) {
        return OptionalDouble.of(set ? 1 : 0);
    }
}
