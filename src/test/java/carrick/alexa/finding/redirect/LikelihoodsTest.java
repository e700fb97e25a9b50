package carrick.alexa.finding.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.diagnosis.TestCases;
import carrick.trace.TestStory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What it would take hours, or luck, to provoke over HTTP. */
class LikelihoodsTest {

    private static final Instant MORNING = Instant.parse("2026-11-25T09:00:00Z");
    private static final String APP = "Mozilla/5.0 (Linux; Android 12; wv) AmazonWebView/Amazon Alexa";
    private static final String BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";

    @Test
    void withoutAnExpiryOfItsOwnARequestIsTakenToLiveForAnHour() {
        assertThat(examined(new AlexaGaveUpWaiting(), left(Duration.ofMinutes(59))))
                .isEmpty();

        var late =
                examined(new AlexaGaveUpWaiting(), left(Duration.ofMinutes(61))).orElseThrow();
        assertThat(late.likelihood()).isEqualTo(85);
        assertThat(late.evidence())
                .contains(
                        "its state tells no expiry; that of others is an hour",
                        "answered at 2026-11-25T10:01:00Z, 60 seconds too late");
    }

    @Test
    void whoPressesAllowAgainStillSeesThePageUnlessOthersLeaveIt() {
        var again = left(Duration.ofMinutes(1)).allowedAgainAfter(Duration.ofMinutes(2));
        var before = linked(MORNING.minusSeconds(600));
        var after = linked(MORNING.plusSeconds(600));

        assertThat(likelihood(new RedirectBlockedInBrowser(), again)).isEqualTo(90);
        assertThat(likelihood(new RedirectBlockedInBrowser(), again, before)).isEqualTo(90);
        assertThat(likelihood(new RedirectBlockedInBrowser(), again, after)).isEqualTo(40);
        assertThat(likelihood(new RedirectBlockedInBrowser(), left(Duration.ofMinutes(1)), after))
                .isEqualTo(3);
        assertThat(likelihood(
                        new RedirectBlockedInBrowser(),
                        left(Duration.ofMinutes(1)).allowedAgainAfter(Duration.ofMillis(60_300))))
                .isEqualTo(15);
    }

    @Test
    void thePolicyToAllowIsThatOfAlexa() {
        assertThat(examined(new RedirectBlockedInBrowser(), left(Duration.ofMinutes(1)))
                        .orElseThrow()
                        .cure())
                .contains("form-action 'self' https:; Amazon's");
    }

    @Test
    void anotherAmazonAccountIsLikelierInABrowserAndWhereOthersLink() {
        var inBrowser = TestStory.begun(MORNING, BROWSER).allowedAfter(Duration.ofMinutes(1));
        var inApp = left(Duration.ofMinutes(1));
        var before = linked(MORNING.minusSeconds(600));
        var after = linked(MORNING.plusSeconds(600));

        assertThat(likelihood(new OtherAmazonAccount(), inBrowser)).isEqualTo(5);
        assertThat(likelihood(new OtherAmazonAccount(), inBrowser, before)).isEqualTo(25);
        assertThat(likelihood(new OtherAmazonAccount(), inApp, before)).isEqualTo(10);
        assertThat(likelihood(new OtherAmazonAccount(), inApp, after)).isEqualTo(30);
        assertThat(likelihood(new OtherAmazonAccount(), inBrowser, after)).isEqualTo(45);
        assertThat(examined(new AlexaAppTooOld(), inBrowser, after)).isEmpty();
    }

    private static TestStory left(Duration after) {
        return TestStory.begun(MORNING, APP).allowedAfter(after);
    }

    private static TestStory linked(Instant begun) {
        return TestStory.begun(begun, APP).allowedAfter(Duration.ofSeconds(60)).linkedAfter(Duration.ofSeconds(63));
    }

    private static int likelihood(Rule rule, TestStory story, TestStory... others) {
        return examined(rule, story, others).orElseThrow().likelihood();
    }

    private static Optional<Finding> examined(Rule rule, TestStory story, TestStory... others) {
        return rule.examine(TestCases.of(story, MORNING.plus(Duration.ofHours(2)), others));
    }
}
