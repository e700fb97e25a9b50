package carrick.platform;

import java.time.Duration;

/** Waiting in a thread that has nothing better to do. */
public final class Pause {

    private Pause() {}

    /** @return whether it lasted that long: not where the server wants its thread back, and the thread remembers that */
    public static boolean of(Duration length) {
        try {
            Thread.sleep(length.toMillis());
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
