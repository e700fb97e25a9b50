package carrick.diagnosis;

import carrick.trace.AttemptFilter;
import carrick.trace.HourlyCounts;
import carrick.trace.LinkAttempt;
import carrick.trace.LinkAttempts;
import carrick.trace.Outcome;
import carrick.trace.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What happened on all nodes in the last day, for conclusions across attempts. At most 5,000 attempts, the newest. */
public final class Lately {

    private static final int MOST = 5_000;
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_WEEK = Duration.ofDays(8);

    private final LinkAttempts attempts;
    private final HourlyCounts counts;
    private final Instant now;
    private final List<LinkAttempt> all;

    Lately(LinkAttempts attempts, HourlyCounts counts, Instant now) {
        this.attempts = attempts;
        this.counts = counts;
        this.now = now;
        all = attempts.list(AttemptFilter.since(now.minus(A_DAY)), MOST).stream()
                .filter(attempt -> attempt.outcome() != Outcome.STRAY)
                .toList();
    }

    public Instant now() {
        return now;
    }

    /** The newest first. Whoever is still on the way, or left or said no by himself, is among them. */
    public List<LinkAttempt> attempts() {
        return all;
    }

    /** By the client that they name; those that name none are left out. */
    public Map<String, List<LinkAttempt>> attemptsByClient() {
        return all.stream()
                .filter(attempt -> attempt.clientId() != null)
                .collect(Collectors.groupingBy(LinkAttempt::clientId));
    }

    /** The steps of the last day that failed with one of these faults, the newest first. */
    public List<Step> failures(Collection<String> faults) {
        return attempts.failures(now.minus(A_DAY), faults, MOST);
    }

    /** Of the last eight days. */
    public List<HourlyCounts.Hour> counts() {
        return counts.since(now.minus(A_WEEK));
    }
}
