package carrick.console.overview;

import carrick.trace.LinkAttempts.Count;
import carrick.trace.Milestone;
import carrick.trace.Outcome;
import java.time.LocalDate;
import java.util.List;

/** The attempts that began on one day, in UTC. */
public final class Day {

    private final LocalDate date;
    private final List<Count> counts;
    private boolean counted = true;

    Day(LocalDate date, List<Count> counts) {
        this.date = date;
        this.counts = counts.stream()
                .filter(count -> count.outcome() != Outcome.STRAY)
                .toList();
    }

    /** One whose attempts could not be counted in time. */
    static Day uncounted(LocalDate date) {
        var day = new Day(date, List.of());
        day.counted = false;
        return day;
    }

    public boolean isCounted() {
        return counted;
    }

    public LocalDate date() {
        return date;
    }

    /** Of those that were begun at all. */
    public long attempts() {
        return counts.stream().mapToLong(Count::attempts).sum();
    }

    /** How many got that far, or farther. */
    public long reached(Milestone milestone) {
        return counts.stream()
                .filter(count -> count.milestone() != null && count.milestone().compareTo(milestone) >= 0)
                .mapToLong(Count::attempts)
                .sum();
    }

    /** Links that were made. */
    public long linked() {
        return reached(Milestone.TOKENS_ISSUED);
    }

    /** What failed, or was left by the customer without a word. Who refused knew what they did, and who is on the way may arrive. */
    public long failed() {
        return counts.stream()
                .filter(count -> count.milestone() == null || count.milestone().compareTo(Milestone.TOKENS_ISSUED) < 0)
                .filter(count -> count.outcome() == Outcome.FAILED || count.outcome() == Outcome.ABANDONED)
                .mapToLong(Count::attempts)
                .sum();
    }
}
