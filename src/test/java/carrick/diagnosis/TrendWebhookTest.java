package carrick.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendWebhookTest {

    @ParameterizedTest
    @CsvSource({"PT0S, PT5S", "PT4S, PT5S", "PT5S, PT5S", "PT40S, PT40S", "PT10M, PT10M", "PT23H, PT10M", "PT24H, PT10M"
    })
    void isTriedAgainLessAndLessOften(Duration age, Duration pause) {
        assertThat(TrendWebhook.pause(age)).contains(pause);
    }

    @Test
    void givesUpAfterADay() {
        assertThat(TrendWebhook.pause(Duration.ofHours(24).plusMillis(1))).isEmpty();
    }
}
