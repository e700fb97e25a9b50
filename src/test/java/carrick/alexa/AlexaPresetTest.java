package carrick.alexa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import carrick.client.RefreshMode;
import carrick.client.StaleTokens;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlexaPresetTest {

    @ParameterizedTest
    @ValueSource(strings = {"pitangui.amazon.com", "layla.amazon.com", "alexa.amazon.co.jp"})
    void derivesAllThreeRegionsFromWhicheverWasPasted(String host) {
        var pasted = "https://" + host + "/api/skill/link/M1A2B3C4D5E6F7";

        assertThat(AlexaPreset.redirectUris(pasted))
                .startsWith(pasted)
                .containsExactlyInAnyOrder(
                        "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
                        "https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
                        "https://alexa.amazon.co.jp/api/skill/link/M1A2B3C4D5E6F7");
    }

    @Test
    void forgivesTheBlanksOfAPaste() {
        assertThat(AlexaPreset.redirectUris(" https://layla.amazon.com/api/skill/link/M1A2 \n"))
                .startsWith("https://layla.amazon.com/api/skill/link/M1A2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://alexa.amazon.com/api/skill/link/M1A2", // failure 13: mistyped hosts
                "https://layla.amazon.co.uk/api/skill/link/M1A2",
                "https://layla.amazon.com.evil.example/api/skill/link/M1A2",
                "https://layla.amazon.com:443/api/skill/link/M1A2",
                "https://user@layla.amazon.com/api/skill/link/M1A2",
                "https://LAYLA.amazon.com/api/skill/link/M1A2",
                "http://layla.amazon.com/api/skill/link/M1A2",
                "https://layla.amazon.com/api/skill/link/M1A2/",
                "https://layla.amazon.com/api/skill/link/M1A2?x=1",
                "https://layla.amazon.com/api/skill/link/M1A2#x",
                "https://layla.amazon.com/api/skill/link/",
                "https://layla.amazon.com/api/skill/link/../x",
                "https://layla.amazon.com/api/skill/link/M1%41",
                "https://layla.amazon.com",
                "https:///api/skill/link/M1A2",
                "https:/layla.amazon.com/api/skill/link/M1A2",
                "M1A2B3C4D5E6F7",
                "mailto:ann@example.com",
                "",
            })
    void refusesEverythingElseWithTheCure(String pasted) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlexaPreset.redirectUris(pasted))
                .withMessageContaining("developer console");
    }

    @Test
    void isLenientWhereAmazonIs() {
        var policy = AlexaPreset.policy();

        assertThat(policy.mode()).isEqualTo(RefreshMode.ROTATE);
        assertThat(policy.overlap()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
        assertThat(policy.staleTokens()).isEqualTo(StaleTokens.REPORT);
        assertThat(policy.codeReplayTolerance()).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.answersCodeAgain()).isFalse();
        assertThat(policy.idleLimit()).isEmpty();
        assertThat(policy.accessTokenLifetime().toSeconds()).isGreaterThanOrEqualTo(360);
    }
}
