package carrick.trace;

import carrick.platform.Id;
import java.time.Duration;
import java.time.Instant;

/** Attempts as they would be read from the database. */
public final class TestAttempts {

    private final LinkAttempt attempt;
    private final Instant at;
    private String redirectUri;
    private String account;
    private String userAgent;
    private String stage;
    private String region;
    private String device;

    private TestAttempts(Instant at) {
        this.at = at;
        attempt = new LinkAttempt(Id.next(at));
    }

    public static TestAttempts at(Instant begun) {
        return new TestAttempts(begun);
    }

    public TestAttempts to(String uri) {
        redirectUri = uri;
        return this;
    }

    public TestAttempts of(String customer) {
        account = customer;
        return this;
    }

    public TestAttempts by(String browser) {
        userAgent = browser;
        return this;
    }

    public TestAttempts from(String skillStage, String requestRealm, String requestDeviceFamily) {
        stage = skillStage;
        region = requestRealm;
        device = requestDeviceFamily;
        return this;
    }

    public LinkAttempt linked() {
        return step(Milestone.TOKENS_ISSUED, null);
    }

    public LinkAttempt refused() {
        return step(Milestone.CONSENT_REFUSED, null);
    }

    public LinkAttempt open() {
        return step(Milestone.REQUEST_ACCEPTED, null);
    }

    public LinkAttempt failed(String fault) {
        return step(null, fault);
    }

    public LinkAttempt left() {
        var left = open();
        try { // what the statement LinkAttempt.concluded does
            var outcome = LinkAttempt.class.getDeclaredField("outcome");
            outcome.setAccessible(true);
            outcome.set(left, Outcome.ABANDONED);
        } catch (ReflectiveOperationException renamed) {
            throw new AssertionError(renamed);
        }
        return left;
    }

    private LinkAttempt step(Milestone milestone, String fault) {
        attempt.absorb(
                new StepRecord(
                        attempt.id(),
                        "authorize",
                        at,
                        new StepRecord.Subject(
                                "skill",
                                redirectUri,
                                account,
                                null,
                                new Origin(stage, region, device, null),
                                userAgent),
                        new StepRecord.Course("", milestone, fault, null, null, "", false),
                        new StepRecord.Wire(200, 1, new Fields(), new Fields())),
                Duration.ofMinutes(1));
        return attempt;
    }
}
