package carrick.console;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as the console writes them: in UTC, to the second, so that they can be compared with any log. */
public final class Times {

    private Times() {}

    /** Such as {@code 2026-11-27 09:04:31 UTC}; empty for {@code null}. */
    public static String show(Instant moment) {
        return moment == null
                ? ""
                : moment.truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .replace('T', ' ')
                        .replace("Z", " UTC");
    }
}
