package carrick.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The metrics of this node. Names follow Prometheus: seconds, and {@code _total} for what only grows. Label values come from fixed sets,
 * never from the wire: whoever sends nonsense must not fill the memory.
 */
@ApplicationScoped
public class Metrics {

    /** In seconds. Alexa waits 4.5 for tokens. */
    private static final double[] WAITING = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4.5, 8};

    private final PrometheusRegistry registry = new PrometheusRegistry();

    /** @param name without {@code _total}, which is added where it is shown */
    public Counter counter(String name, String help, String... labels) {
        return Counter.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars()
                .register(registry);
    }

    /** A counter that is kept elsewhere. */
    public void counter(String name, String help, DoubleSupplier value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(shown -> shown.call(value.getAsDouble()))
                .register(registry);
    }

    /** @param value asked whenever somebody looks; empty where it cannot be told, and then it is not shown */
    public void gauge(String name, String help, Supplier<OptionalDouble> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(shown -> value.get().ifPresent(shown::call))
                .register(registry);
    }

    /** How long callers waited. */
    public Histogram durations(String name, String help, String... labels) {
        return histogram(name, help, WAITING, labels);
    }

    /** @param bounds the upper ends of the buckets */
    public Histogram histogram(String name, String help, double[] bounds, String... labels) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(bounds)
                .withoutExemplars()
                .register(registry);
    }

    /** Everything as it stands now. */
    public MetricSnapshots look() {
        return registry.scrape();
    }
}
