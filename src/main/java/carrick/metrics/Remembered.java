package carrick.metrics;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** A value that costs something, asked at most once in a few seconds however many look. */
public final class Remembered implements Supplier<OptionalDouble> {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Supplier<OptionalDouble> source;
    private OptionalDouble value;
    private long askedAt;

    public Remembered(Supplier<OptionalDouble> source) {
        this.source = source;
    }

    @Override
    public synchronized OptionalDouble get() {
        if (value == null || System.nanoTime() - askedAt > FRESH.toNanos()) {
            value = source.get();
            askedAt = System.nanoTime();
        }
        return value;
    }
}
