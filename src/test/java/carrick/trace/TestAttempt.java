package carrick.trace;

import carrick.platform.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An attempt and the steps of it that a test makes up, as if the database had kept them. */
public final class TestAttempt {

    private final Instant begun;
    private final LinkAttempt attempt;
    private final List<Step> steps = new ArrayList<>();

    private TestAttempt(Instant begun) {
        this.begun = begun;
        attempt = new LinkAttempt(Id.next(begun));
        step("token", Duration.ofSeconds(1), Duration.ofMillis(20), course("", Milestone.TOKENS_ISSUED, null, ""));
    }

    /** A link that was made a second later. */
    public static TestAttempt linked(Instant begun) {
        return new TestAttempt(begun);
    }

    /** An AcceptGrant that ends so long after the beginning. */
    public TestAttempt acceptGrant(Duration after, Duration took, Milestone reached, String passed) {
        return step("directive", after, took, course("AcceptGrant", reached, null, passed));
    }

    /** What came of the code behind the back of a request. */
    public TestAttempt exchange(Duration after, String fault) {
        return step("amazon exchange", after, Duration.ZERO, course("", null, fault, ""));
    }

    private static StepRecord.Course course(String action, Milestone reached, String fault, String passed) {
        return new StepRecord.Course(action, reached, fault, null, null, passed, false);
    }

    private TestAttempt step(String name, Duration after, Duration took, StepRecord.Course course) {
        var record = new StepRecord(
                attempt.id(),
                name,
                begun.plus(after),
                new StepRecord.Subject("home", null, "ann", null, Origin.UNKNOWN, null),
                course,
                new StepRecord.Wire(200, took.toMillis(), new Fields(), new Fields()));
        attempt.absorb(record, Duration.ofMinutes(1));
        steps.add(new Step(Id.next(record.at()), "test", record));
        return this;
    }

    public LinkAttempt attempt() {
        return attempt;
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }
}
