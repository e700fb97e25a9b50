package carrick.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPolicyTest {

    private final ClientPolicy policy = new ClientPolicy();

    @Test
    void rotatesWithFiveMinutesOfOverlapAndNoOtherToleranceByDefault() {
        assertThat(policy.mode()).isEqualTo(RefreshMode.ROTATE);
        assertThat(policy.overlap()).isEqualTo(Duration.ofMinutes(5));
        assertThat(policy.staleTokens()).isEqualTo(StaleTokens.END_FAMILY);
        assertThat(policy.codeReplayTolerance()).isZero();
        assertThat(policy.answersCodeAgain()).isFalse();
        assertThat(policy.accessTokenLifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(policy.idleLimit()).isEmpty();
        assertThat(policy.requiresPkce()).isFalse();
        assertThat(policy.allowsMissingRedirectUri()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT6M", "PT1H", "P1D"})
    void anAccessTokenLivesFromSixMinutesToADay(Duration lifetime) {
        assertThat(policy.withLifetimes(lifetime, null).accessTokenLifetime()).isEqualTo(lifetime);
    }

    @ParameterizedTest
    @CsvSource({
        "PT5M59.999S, , access_token_lifetime must be from PT6M",
        "PT0S, , access_token_lifetime",
        "-PT1H, , access_token_lifetime",
        "PT24H0.001S, , access_token_lifetime",
        "PT1H, PT59M, idle_limit must be from PT1H",
        "PT1H, P3651D, idle_limit",
    })
    void otherLifetimesAreRefused(Duration accessToken, Duration idleLimit, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.withLifetimes(accessToken, idleLimit))
                .withMessageContaining(complaint);
    }

    @Test
    void theOverlapIsAtMostAMonth() {
        assertThat(policy.with(RefreshMode.ROTATE, Duration.ofDays(30), StaleTokens.REPORT)
                        .overlap())
                .isEqualTo(Duration.ofDays(30));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        policy.with(RefreshMode.ROTATE, Duration.ofDays(30).plusSeconds(1), StaleTokens.REPORT))
                .withMessageContaining("overlap");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.with(RefreshMode.ROTATE, Duration.ofSeconds(-1), StaleTokens.REPORT));
    }

    @Test
    void aReplayedCodeIsToleratedForTenMinutesAtMost() {
        assertThat(policy.withCodeReplay(Duration.ofMinutes(10), true).answersCodeAgain())
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.withCodeReplay(Duration.ofMinutes(11), false))
                .withMessageContaining("code_replay_tolerance");
    }

    @Test
    void anIdleLimitIsOptional() {
        assertThat(policy.withLifetimes(Duration.ofHours(1), Duration.ofDays(180))
                        .idleLimit())
                .contains(Duration.ofDays(180));
        assertThat(policy.withLifetimes(Duration.ofHours(1), null).idleLimit()).isEmpty();
    }
}
