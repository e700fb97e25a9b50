package carrick.diagnosis;

import carrick.trace.TestAttempt;
import java.time.Duration;
import java.time.Instant;

/** An attempt for rules that do not look around, with a patience of a minute. */
public final class TestCase {

    private TestCase() {}

    public static Case of(TestAttempt examined, Instant now) {
        return new Case(examined.attempt(), examined.steps(), new Surroundings(null, null), now, Duration.ofMinutes(1));
    }
}
