package carrick.trace;

import java.time.Instant;

/** Steps as requests would tell them. */
public final class TestSteps {

    private TestSteps() {}

    /** @param milestone {@code null} for none, as {@code fault} */
    public static StepRecord step(long attempt, Instant at, String client, Milestone milestone, String fault) {
        return new StepRecord(
                attempt,
                "token",
                at,
                new StepRecord.Subject(client, null, null, null, Origin.UNKNOWN, "test"),
                new StepRecord.Course("", milestone, fault, null, null, "", false),
                new StepRecord.Wire(fault == null ? 200 : 400, 3, new Fields(), new Fields()));
    }
}
