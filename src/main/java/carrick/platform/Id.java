package carrick.platform;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers for rows, made without asking the database: 40 bits of milliseconds since 2026 and 20 random bits. They sort by time, so
 * rows made together lie together, and what is older than a moment is a range of primary keys. People see them as twelve characters
 * of Crockford's base 32, such as {@code 02QK-7J3M-9T4C}.
 */
public final class Id {

    private static final long EPOCH = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final int RANDOM_BITS = 20;
    private static final long LARGEST = (1L << 60) - 1;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private Id() {}

    /** A new id. Those that one node makes grow strictly, so they keep the order in which things happened. */
    public static long next(Instant now) {
        var drawn = atLeast(now) | RANDOM.nextInt(1 << RANDOM_BITS);
        return LAST.updateAndGet(last -> sameMillisecond(last, drawn) ? Math.max(last + 1, drawn) : drawn);
    }

    private static boolean sameMillisecond(long last, long drawn) {
        return last >>> RANDOM_BITS == drawn >>> RANDOM_BITS;
    }

    /** The smallest id of that moment: every id below it is older. */
    public static long atLeast(Instant moment) {
        return Math.max(1, moment.toEpochMilli() - EPOCH) << RANDOM_BITS;
    }

    /** The millisecond in which the id was made. */
    public static Instant madeAt(long id) {
        return Instant.ofEpochMilli((id >>> RANDOM_BITS) + EPOCH);
    }

    public static String show(long id) {
        var text = new StringBuilder(14);
        for (int shift = 55; shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (id >>> shift) & 31));
            if (shift == 40 || shift == 20) {
                text.append('-');
            }
        }
        return text.toString();
    }

    /** Reads what a person typed: case, hyphens, spaces and the look-alikes I, L and O do not matter. */
    public static Optional<Long> read(String typed) {
        var text = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[- ]", "")
                .replaceAll("[IL]", "1")
                .replace('O', '0');
        if (text.length() != 12 || !text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        return Optional.of(
                text.chars().mapToLong(ALPHABET::indexOf).reduce(0, (id, digit) -> id << 5 | digit) & LARGEST);
    }
}
