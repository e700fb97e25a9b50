package carrick.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentFamilyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app on Android | Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A; wv) AppleWebKit/537.36 Chrome/120.0 Mobile",
                "app on Android | Mozilla/5.0 (Linux; Android 12) AmazonWebView/Amazon Alexa",
                "app on Android | Dalvik/2.1.0 (Linux; U; Android 9; AFTMM Build/PS7285)",
                "browser on Android | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36",
                "browser on iOS | Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 Version/17.1 Safari/604.1",
                "browser on iOS | Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15",
                "app on iOS | Alexa/2.2.5 (iPhone; iOS 17.1)",
                "app on iOS | PitanguiBridge/2.2.590 iOS/17.1",
                "browser on Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36",
                "browser on macOS | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.1 Safari/605.1.15",
                "browser on Linux | Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0",
                "browser | Mozilla/5.0 (compatible; Something/1.0)",
                "server | Apache-HttpClient/4.5.3 (Java/1.8.0_152)",
                "server | Amazon-Alexa-Service/1.0",
                "server | curl/8.5.0",
                "unknown | ''",
                "unknown | ' '",
            })
    void isReadFromWhatAProgramCallsItself(String family, String userAgent) {
        assertThat(AgentFamily.of(userAgent)).isEqualTo(family);
    }

    @Test
    void isUnknownWhereNothingIsSaid() {
        assertThat(AgentFamily.of(null)).isEqualTo("unknown");
    }

    /** Whatever comes: nothing of it is repeated, and there are few families. */
    @Test
    void isOneOfAFew() {
        Fuzz.of(
                        "user agents",
                        "Mozilla/5.0 (Linux; Android 12; wv)",
                        "Mozilla/5.0 (iPhone)",
                        "curl/8",
                        "MOZILLA/5 WINDOWS")
                .holds(agent -> assertThat(AgentFamily.of(agent))
                        .matches("unknown|server|browser|(app|browser) on (iOS|Android|Windows|macOS|Linux)"));
    }
}
