package carrick.trace;

import carrick.platform.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An attempt and its steps, as if requests had told them one after the other and the database had kept them. */
public final class TestStory {

    private final Instant begun;
    private final String userAgent;
    private final LinkAttempt attempt;
    private final List<Step> steps = new ArrayList<>();

    private TestStory(Instant begun, String userAgent) {
        this.begun = begun;
        this.userAgent = userAgent;
        attempt = new LinkAttempt(Id.next(begun));
        step("authorize", "GET", Duration.ZERO, Milestone.REQUEST_ACCEPTED);
    }

    public static TestStory begun(Instant at, String userAgent) {
        return new TestStory(at, userAgent);
    }

    /** The customer signs in and allows; the answer goes to the redirect URI. */
    public TestStory allowedAfter(Duration time) {
        step("login", "POST", time, Milestone.SIGNED_IN);
        return step("consent", "POST", time, Milestone.CODE_ISSUED);
    }

    /** The customer presses the button once more. */
    public TestStory allowedAgainAfter(Duration time) {
        return step("consent", "POST", time, null);
    }

    public TestStory linkedAfter(Duration time) {
        return step("token", "POST", time, Milestone.TOKENS_ISSUED);
    }

    private TestStory step(String name, String method, Duration after, Milestone milestone) {
        var redirectUri = "https://pitangui.amazon.com/api/skill/link/MTESTVENDOR01";
        var answer = new Fields();
        if (name.equals("consent")) {
            answer.add("Location", redirectUri).add("Location length", 300);
        }
        var record = new StepRecord(
                attempt.id(),
                name,
                begun.plus(after),
                new StepRecord.Subject("skill", redirectUri, null, null, Origin.UNKNOWN, userAgent),
                new StepRecord.Course("", milestone, null, null, null, "", false),
                new StepRecord.Wire(303, 1, new Fields().add("method", method), answer));
        attempt.absorb(record, Duration.ofMinutes(1));
        steps.add(new Step(Id.next(record.at()), "test", record));
        return this;
    }

    public LinkAttempt attempt() {
        return attempt;
    }

    public List<Step> steps() {
        return steps;
    }
}
