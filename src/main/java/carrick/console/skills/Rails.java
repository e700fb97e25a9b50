package carrick.console.skills;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** What would unlink an Alexa skill's customers and cannot be saved here, however the skill was declared. */
final class Rails {

    private static final Duration LEAST_OVERLAP = Duration.ofMinutes(5);
    private static final Duration LEAST_IDLE = Duration.ofDays(180);

    private Rails() {}

    /** What is wrong and what would be right; {@code null} where nothing is, or it cannot be read and others say so. */
    static String complaint(String refresh, String overlap, String idleLimit) {
        if (refresh.equals("strict")) {
            return "refresh must not be strict for an Alexa skill: a lost answer would unlink the customer";
        }
        if (refresh.equals("rotate") && isShorter(overlap, LEAST_OVERLAP)) {
            return "overlap must be at least PT5M for an Alexa skill: Amazon keeps a token that long in flight";
        }
        return isShorter(idleLimit, LEAST_IDLE)
                ? "idle_limit must be at least P180D for an Alexa skill, or empty: customers come back after a summer"
                : null;
    }

    private static boolean isShorter(String text, Duration least) {
        try {
            return !text.isBlank() && Duration.parse(text.strip()).compareTo(least) < 0;
        } catch (DateTimeParseException unreadable) {
            return false;
        }
    }
}
