package carrick.support;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Looking again and again at what another process does: the one reason why a test may sleep. */
public final class Patience {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Patience() {}

    /** @throws AssertionError where it does not come to that in this time */
    public static void await(String what, Duration atMost, BooleanSupplier holds) {
        var until = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("In " + atMost.toSeconds() + " seconds it never was " + what);
            }
            aMoment();
        }
    }

    /** Before the next look. */
    public static void aMoment() {
        pause(BETWEEN_LOOKS);
    }

    /** Where a time is what the test is about. */
    public static void pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
