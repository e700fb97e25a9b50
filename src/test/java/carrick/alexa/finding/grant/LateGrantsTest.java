package carrick.alexa.finding.grant;

import static carrick.trace.Milestone.EVENTS_GRANTED;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.diagnosis.TestCase;
import carrick.platform.TestClock;
import carrick.platform.TestSettings;
import carrick.trace.TestAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grants that take longer than a test over HTTP can make them: the budget of an answer is 7 seconds, and a code lives for 5 minutes. */
class LateGrantsTest {

    private static final Instant BEGUN = TestClock.START;
    private static final String EARLY = "answered before Amazon was: AMAZON_UNAVAILABLE";

    private boolean isUsed;

    @ParameterizedTest
    @CsvSource({"8001, true", "8000, false", "300, false"})
    void anAnswerIsTooLateAfterEightSeconds(long millis, boolean isTold) {
        var attempt = TestAttempt.linked(BEGUN)
                .acceptGrant(Duration.ofSeconds(12), Duration.ofMillis(millis), EVENTS_GRANTED, "");

        var found = examine(tooSlow(), attempt, Duration.ofSeconds(80));

        assertThat(found.isPresent()).isEqualTo(isTold);
        found.ifPresent(finding -> assertThat(finding.evidence())
                .contains("answered after 8001 ms, at most PT5S of them for Login with Amazon"));
    }

    @Test
    void aLateAnswerIsForgivenOnceTheLinkIsUsed() {
        isUsed = true;
        var attempt = TestAttempt.linked(BEGUN)
                .acceptGrant(Duration.ofSeconds(12), Duration.ofSeconds(9), EVENTS_GRANTED, "");

        assertThat(examine(tooSlow(), attempt, Duration.ofSeconds(80))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"299, AMAZON_UNAVAILABLE, false", "310, AMAZON_UNAVAILABLE, true", "20, AMAZON_REFUSED_CODE, true"})
    void whatIsTriedInTheBackgroundIsOverWithTheCodesLife(long seconds, String fault, boolean isTold) {
        var attempt = TestAttempt.linked(BEGUN)
                .acceptGrant(Duration.ofSeconds(2), Duration.ofSeconds(1), null, EARLY)
                .exchange(Duration.ofSeconds(12), fault);

        var found = examine(new AnsweredEarlyAndFailed(), attempt, Duration.ofSeconds(seconds));

        assertThat(found.map(Finding::name).orElse("")).isEqualTo(isTold ? "AnsweredEarlyAndFailed" : "");
    }

    private AcceptGrantTooSlow tooSlow() {
        var rule = new AcceptGrantTooSlow();
        rule.settings = TestSettings.defaults();
        rule.amazon = new AmazonsGrant() {
            @Override
            public boolean isUsed(Case attempt) {
                return isUsed;
            }
        };
        return rule;
    }

    private static Optional<Finding> examine(Rule rule, TestAttempt attempt, Duration later) {
        return rule.examine(TestCase.of(attempt, BEGUN.plus(later)));
    }
}
