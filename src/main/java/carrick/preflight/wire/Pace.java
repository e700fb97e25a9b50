package carrick.preflight.wire;

import carrick.platform.Pause;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How much of the world a run may use: so many requests, so much time; and whether anybody still wants it. */
public final class Pace {

    /** An honest run of everything takes about 250. */
    static final int MOST_REQUESTS = 600;

    /** Without the time for which a person is waited for. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private static final long BETWEEN_LOOKS = 500;

    private final BooleanSupplier cancelled;
    private final long begun = System.nanoTime();
    private long waited;
    private int requests;

    public Pace(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    /** Called before every request. Eight may come at once. */
    public synchronized void spend() {
        requests++;
        if (requests > MOST_REQUESTS) {
            throw new Stopped("It made " + MOST_REQUESTS + " requests, which is as many as a run may make.");
        }
        goOn();
    }

    /** @throws Stopped where the run is to end now */
    public synchronized void goOn() {
        if (cancelled.getAsBoolean()) {
            throw new Stopped("It was cancelled.");
        }
        if (System.nanoTime() - begun - waited > LONGEST.toNanos()) {
            throw new Stopped("It took " + LONGEST.toMinutes() + " minutes, which is as long as a run may take.");
        }
    }

    /** Waits, unless the run is to end before. */
    public void pause(Duration time) {
        var until = System.nanoTime() + time.toNanos();
        for (var left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            goOn();
            sleep(Math.min(BETWEEN_LOOKS, left / 1_000_000 + 1));
        }
    }

    /** For a person, whose time is not the run's. */
    public void await(BooleanSupplier there, Duration patience) {
        var from = System.nanoTime();
        while (!there.getAsBoolean() && System.nanoTime() - from < patience.toNanos()) {
            if (cancelled.getAsBoolean()) {
                throw new Stopped("It was cancelled.");
            }
            sleep(BETWEEN_LOOKS);
        }
        synchronized (this) {
            waited += System.nanoTime() - from;
        }
    }

    public synchronized int requests() {
        return requests;
    }

    private static void sleep(long millis) {
        if (!Pause.of(Duration.ofMillis(millis))) {
            throw new Stopped("The server it ran on was stopped.");
        }
    }
}
