package carrick.alexa.delivery;

import carrick.metrics.Metrics;
import carrick.metrics.Remembered;
import carrick.platform.Database;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Events on their ways. What is counted is one event on its way to one link, once the database has it. */
@ApplicationScoped
class EventMetrics {

    /** In seconds, up to the day after which an event is given up. */
    private static final double[] LAG = {0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200, 28_800, 86_400};

    @Inject
    Metrics metrics;

    @Inject
    Events events;

    @Inject
    Database database;

    private Counter accepted;
    private Counter ended;
    private Histogram lag;

    /** So many are stored and wait. */
    record Accepted(int count) {}

    /** So many wait no longer. */
    record Ended(DeliveryStatus status, int count) {}

    /** One has arrived, so long after it was accepted. */
    record Arrived(Duration lag) {}

    @PostConstruct
    void open() {
        accepted = metrics.counter("carrick_events_accepted", "Events stored, once for each link they go to");
        ended = metrics.counter("carrick_events_ended", "Events that wait no longer, by what became of them", "status");
        lag = metrics.histogram("carrick_event_lag_seconds", "From acceptance to the gateway's yes", LAG);
        Stream.of(DeliveryStatus.values())
                .filter(status -> status != DeliveryStatus.WAITING)
                .forEach(status -> ended.initLabelValues(label(status)));
        metrics.gauge(
                "carrick_events_waiting",
                "Events that wait, on all nodes together; counted up to " + Events.MOST_COUNTED,
                new Remembered(this::waiting));
    }

    /** From the first look on everything is there, at zero. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // making this bean was all
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) Accepted stored) {
        accepted.inc(stored.count());
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) Ended done) {
        ended.labelValues(label(done.status())).inc(done.count());
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) Arrived arrived) {
        lag.observe(Math.max(0, arrived.lag().toMillis()) / 1_000.0);
    }

    private OptionalDouble waiting() {
        try {
            return database.isReady() && database.answersSoon()
                    ? OptionalDouble.of(events.waiting())
                    : OptionalDouble.empty();
        } catch (RuntimeException away) {
            return OptionalDouble.empty();
        }
    }

    private static String label(DeliveryStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
