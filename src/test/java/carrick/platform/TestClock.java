package carrick.platform;

import java.time.Duration;
import java.time.Instant;

/** Time that passes only when a test says so. */
public final class TestClock extends Clock {

    public static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private Instant now = START;

    @Override
    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
