package carrick.token;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.client.ClientPolicy;
import carrick.client.RefreshMode;
import carrick.client.StaleTokens;
import carrick.platform.TestClock;
import carrick.token.Refreshment.Advance;
import carrick.token.Refreshment.Repeat;
import carrick.token.Refreshment.Reuse;
import carrick.token.Refreshment.Situation;
import carrick.token.Refreshment.Stale;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshmentTest {

    private static final Duration OVERLAP = Duration.ofMinutes(5);

    /** The family is at generation 5 in every row. */
    @ParameterizedTest(name = "generation {0} of 5, {1} confirmed, renewed {2} ago: {3}")
    @CsvSource({
        // presented, confirmed, renewed ago, what happens
        "5, 4, PT5M,        advance to 6",
        "5, 5, P300D,       advance to 6",
        "5, 4, PT4M59.999S, repeat 5 and confirm",
        "5, 4, PT0S,        repeat 5 and confirm",
        "4, 4, PT0S,        repeat 5",
        "4, 5, PT4M59.999S, repeat 5",
        "4, 4, PT5M,        repeat 5", // nobody has ever used 5: its answer was lost
        "4, 4, P300D,       repeat 5",
        "4, 5, PT5M,        stale",
        "3, 4, PT0S,        stale",
        "1, 0, PT0S,        stale",
        "6, 5, PT0S,        advance to 6", // we made it, a restored database forgot
        "9, 5, P300D,       advance to 9",
    })
    void underRotate(int presented, int confirmed, Duration ago, String expected) {
        assertThat(refreshment(presented, confirmed, ago, policy(RefreshMode.ROTATE, StaleTokens.REPORT)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "generation {0} of 5, {1} confirmed, renewed {2} ago: {3}")
    @Tag("RFC9700-4.14.2")
    @CsvSource({"4, 5, PT5M, reuse", "3, 4, PT0S, reuse", "4, 4, PT5M, repeat 5", "5, 4, PT5M, advance to 6"})
    void underRotateWhereStaleTokensEndTheFamily(int presented, int confirmed, Duration ago, String expected) {
        assertThat(refreshment(presented, confirmed, ago, policy(RefreshMode.ROTATE, StaleTokens.END_FAMILY)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "generation {0} of 5, {1} confirmed, renewed {2} ago: {3}")
    @CsvSource({
        "5, 4, PT0S,  repeat 5 and confirm",
        "5, 5, P300D, repeat 5 and confirm",
        "4, 5, P300D, repeat 5",
        "3, 5, PT0S,  stale",
        "6, 5, PT0S,  advance to 6",
    })
    void underFixed(int presented, int confirmed, Duration ago, String expected) {
        assertThat(refreshment(presented, confirmed, ago, policy(RefreshMode.FIXED, StaleTokens.END_FAMILY)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "generation {0} of 5, {1} confirmed, renewed {2} ago: {3}")
    @Tag("RFC9700-4.14.2")
    @CsvSource({
        "5, 4, PT0S,  advance to 6",
        "5, 4, P300D, advance to 6",
        "4, 4, PT0S,  reuse",
        "1, 4, P300D, reuse",
        "7, 5, PT0S,  advance to 8",
    })
    void underStrict(int presented, int confirmed, Duration ago, String expected) {
        assertThat(refreshment(presented, confirmed, ago, policy(RefreshMode.STRICT, StaleTokens.REPORT)))
                .isEqualTo(expected);
    }

    @Test
    void theUseOfATokenThatNeverChangesIsNotedOnceADay() {
        var fixed = policy(RefreshMode.FIXED, StaleTokens.REPORT);

        assertThat(Refreshment.deservesANote(situation(5, Duration.ofHours(24)), fixed))
                .isTrue();
        assertThat(Refreshment.deservesANote(situation(5, Duration.ofHours(24).minusMillis(1)), fixed))
                .isFalse();
        assertThat(Refreshment.deservesANote(
                        situation(5, Duration.ofDays(9)), policy(RefreshMode.ROTATE, StaleTokens.REPORT)))
                .isFalse();
    }

    private static String refreshment(int presented, int confirmed, Duration ago, ClientPolicy policy) {
        return words(Refreshment.of(presented, situation(confirmed, ago), policy));
    }

    private static String words(Refreshment refreshment) {
        if (refreshment instanceof Advance advance) {
            return "advance to " + advance.to();
        }
        if (refreshment instanceof Repeat repeat) {
            return "repeat " + repeat.generation() + (repeat.confirms() ? " and confirm" : "");
        }
        return refreshment instanceof Stale ? "stale" : refreshment instanceof Reuse ? "reuse" : "?";
    }

    private static Situation situation(int confirmed, Duration ago) {
        return new Situation(5, confirmed, TestClock.START.minus(ago), TestClock.START);
    }

    private static ClientPolicy policy(RefreshMode mode, StaleTokens staleTokens) {
        return new ClientPolicy().with(mode, OVERLAP, staleTokens);
    }
}
