package carrick.diagnosis;

import carrick.client.Client;
import carrick.trace.LinkAttempt;
import carrick.trace.Milestone;
import carrick.trace.Outcome;
import carrick.trace.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What there is to conclude from: an attempt, its steps, and what else happened around it. Everything is as it was read; nothing changes. */
public final class Case {

    private final LinkAttempt attempt;
    private final List<Step> steps;
    private final Surroundings around;
    private final Instant now;
    private final Duration patience;
    private final Map<String, Object> lookedUp = new HashMap<>();

    Case(LinkAttempt attempt, List<Step> steps, Surroundings around, Instant now, Duration patience) {
        this.attempt = attempt;
        this.steps = steps;
        this.around = around;
        this.now = now;
        this.patience = patience;
    }

    public LinkAttempt attempt() {
        return attempt;
    }

    /** In the order in which they happened. */
    public List<Step> steps() {
        return steps;
    }

    public Instant now() {
        return now;
    }

    /** The client as it is set up now; empty where there is none of that id. */
    public Optional<Client> client() {
        return around.client(attempt.clientId());
    }

    public boolean isLinked() {
        return attempt.reached(Milestone.TOKENS_ISSUED);
    }

    /** Whether this is a request that belongs to no attempt, and has a number only to be spoken of. */
    public boolean isStray() {
        return attempt.outcome() == Outcome.STRAY;
    }

    public Optional<Step> first(Predicate<Step> which) {
        return steps.stream().filter(which).findFirst();
    }

    public Optional<Step> last(Predicate<Step> which) {
        return steps.stream().filter(which).reduce((earlier, later) -> later);
    }

    /** The last step that failed with one of these faults. */
    public Optional<Step> failed(String... faults) {
        return last(step -> step.failedWith(faults));
    }

    /** Like {@link #failed}, as long as there is no link: what was mended in time is no cause. */
    public Optional<Step> blocked(String... faults) {
        return isLinked() ? Optional.empty() : failed(faults);
    }

    /** The step by which the attempt got there. */
    public Optional<Step> at(Milestone milestone) {
        return first(step -> step.reached(milestone));
    }

    /**
     * For how long nothing has happened since the attempt reached that milestone and no further one; empty while what comes next may still
     * come, and where something has.
     */
    public Optional<Duration> silentSince(Milestone milestone) {
        return attempt.milestone() == milestone
                ? at(milestone)
                        .map(reached -> Duration.between(reached.at(), now))
                        .filter(silence -> silence.compareTo(patience) >= 0)
                : Optional.empty();
    }

    /** How long what follows at once may take, until it counts as missing. */
    public Duration patience() {
        return patience;
    }

    /**
     * What a rule has to look up besides, once for all rules that need it.
     *
     * @param what names it, such as {@code skill}
     */
    @SuppressWarnings("unchecked") // one name, one type
    public <T> T once(String what, Supplier<T> lookUp) {
        return (T) lookedUp.computeIfAbsent(what, absent -> lookUp.get());
    }

    /** Failed requests that belong to no attempt, of the same client or of none that is known, while this one was waiting. */
    public List<Step> strays() {
        return around.strays(attempt);
    }

    /** Other attempts of the same client, a day back and up to now; the newest first, and at most a few hundred. */
    public List<LinkAttempt> others() {
        return around.others(attempt, now);
    }

    /** Another attempt of the same client that got its tokens within the day before or after. */
    public Optional<LinkAttempt> otherThatLinked() {
        return others().stream()
                .filter(other -> other.reached(Milestone.TOKENS_ISSUED))
                .findFirst();
    }
}
