package carrick.diagnosis;

import carrick.metrics.Metrics;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Job;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.trace.LinkAttempt;
import carrick.trace.LinkAttempts;
import carrick.trace.Outcome;
import carrick.trace.Step;
import io.prometheus.metrics.core.metrics.Counter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks at every attempt once its news have stopped: notes what is found, counts it and writes it to the log, once. It works in the
 * background, on one node at a time. Whoever was still open is looked at once more, for what never came.
 */
@ApplicationScoped
public class Conclusions implements Job {

    /** The only subject: all attempts. */
    public static final String ALL = "all";

    private static final System.Logger LOG = System.getLogger("carrick.findings");
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int BATCH = 50;

    /** The database is asked once for so many, for most of them cost little else; each may have hundreds of steps. */
    private static final int TOGETHER = 10;

    /** An attempt without an end counts as left after ten times the patience: ten minutes. */
    private static final int PATIENCE_WITH_PEOPLE = 10;

    @Inject
    LinkAttempts attempts;

    @Inject
    Diagnosis diagnosis;

    @Inject
    Instance<Rule> rules;

    @Inject
    Findings findings;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Metrics metrics;

    private Counter found;

    /** Each begins at zero: the growth of a series that begins at one cannot be asked for. */
    @PostConstruct
    void open() {
        found = metrics.counter("carrick_findings", "Findings concluded, by their name in faults.md", "finding");
        rules.handles()
                .forEach(rule ->
                        found.initLabelValues(rule.getBean().getBeanClass().getSimpleName()));
    }

    @Override
    public String name() {
        return "conclude attempts";
    }

    @Override
    public Optional<Duration> run(String subject) {
        var due = attempts.due(BATCH);
        for (int from = 0; from < due.size(); from += TOGETHER) {
            concludeAll(due.subList(from, Math.min(due.size(), from + TOGETHER)));
        }
        return Optional.of(due.size() == BATCH ? Duration.ZERO : BETWEEN_LOOKS);
    }

    private void concludeAll(List<LinkAttempt> some) {
        var numbers = some.stream().map(LinkAttempt::id).toList();
        var steps = attempts.stepsOf(numbers);
        var known = findings.ofAttempts(numbers).keySet();
        attempts.conclude(some.stream()
                .map(attempt -> concludeOrLeave(
                        attempt, steps.getOrDefault(attempt.id(), List.of()), known.contains(attempt.id())))
                .toList());
    }

    /** One that cannot be concluded must not keep the others waiting for ever. */
    private LinkAttempts.Conclusion concludeOrLeave(LinkAttempt attempt, List<Step> steps, boolean hasFindings) {
        try {
            return conclude(attempt, steps, hasFindings);
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Nothing could be concluded of attempt " + Id.show(attempt.id()),
                    failure);
            return new LinkAttempts.Conclusion(attempt, attempt.outcome(), null);
        }
    }

    private LinkAttempts.Conclusion conclude(LinkAttempt attempt, List<Step> steps, boolean hasFindings) {
        var all = diagnosis.of(attempt, steps);
        if (hasFindings || !all.isEmpty()) {
            findings.note(attempt, all).forEach(finding -> tell(attempt, finding));
        }
        var isOver = !clock.now().isBefore(givenUpAt(attempt));
        var outcome = outcome(attempt.outcome(), all, isOver);
        return new LinkAttempts.Conclusion(attempt, outcome, outcome == Outcome.OPEN ? givenUpAt(attempt) : null);
    }

    private Instant givenUpAt(LinkAttempt attempt) {
        return attempt.lastStepAt()
                .plus(settings.duration(Setting.DIAGNOSIS_PATIENCE).multipliedBy(PATIENCE_WITH_PEOPLE));
    }

    static Outcome outcome(Outcome before, List<Finding> all, boolean isOver) {
        var isBad = all.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        return switch (before) {
            case LINKED -> isBad ? Outcome.BROKEN : Outcome.LINKED;
            case OPEN -> isBad ? Outcome.FAILED : isOver ? Outcome.ABANDONED : Outcome.OPEN;
            default -> before;
        };
    }

    private void tell(LinkAttempt attempt, Finding finding) {
        found.labelValues(finding.name()).inc();
        LOG.log(
                System.Logger.Level.INFO,
                "attempt=" + Id.show(attempt.id()) + " finding=" + finding.name() + " severity=" + finding.severity()
                        + " catalogue=" + numbers(finding));
    }

    private static String numbers(Finding finding) {
        return finding.catalogue().isEmpty()
                ? "none"
                : String.join(
                        ",", finding.catalogue().stream().map(String::valueOf).toList());
    }
}
