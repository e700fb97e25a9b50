package carrick.console.overview;

import carrick.platform.Clock;
import carrick.platform.Unavailable;
import carrick.trace.LinkAttempts;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** The attempts of the last days. Counting reads each of them, so what was counted is remembered: today for a minute, other days for an hour. */
@ApplicationScoped
public class Days {

    private static final int SHOWN = 14;

    @Inject
    Clock clock;

    @Inject
    LinkAttempts attempts;

    private final Cache<LocalDate, Day> today =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(15)).build();
    private final Cache<LocalDate, Day> others = Caffeine.newBuilder()
            .maximumSize(100)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** Two weeks, the oldest first. */
    public List<Day> latest() {
        var now = clock.now().atZone(ZoneOffset.UTC).toLocalDate();
        return IntStream.rangeClosed(1 - SHOWN, 0)
                .mapToObj(now::plusDays)
                .map(date -> (date.equals(now) ? today : others).get(date, this::count))
                .toList();
    }

    private Day count(LocalDate date) {
        try {
            return new Day(date, attempts.count(begin(date), begin(date.plusDays(1))));
        } catch (
                RuntimeException
                        late) { // many millions take longer than a statement may; the rest of the page is worth showing
            if (!Unavailable.causes(late)) {
                throw late;
            }
            return Day.uncounted(date);
        }
    }

    private static Instant begin(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
