package carrick.platform;

import java.time.Duration;
import java.util.Optional;

/** A kind of work that is done in the background, on whichever node is free, and that outlives every node. See {@link Jobs}. */
public interface Job {

    /** The name in the database; at most 100 characters, and never changed. */
    String name();

    /**
     * Does the work, or some of it. After a failure it is called again a few seconds later.
     *
     * @param subject what to work on
     * @return after which time there is more to do; empty when there is nothing left
     */
    Optional<Duration> run(String subject);

    /** Whether work has come up since {@link #run} found nothing left, and before the subject was forgotten. */
    default boolean hasMore(String subject) {
        return false;
    }
}
