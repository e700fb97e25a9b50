package carrick.alexa;

import static carrick.alexa.AlexaStateTest.CAPTURED;
import static carrick.alexa.AlexaStateTest.CUSTOMER;
import static carrick.alexa.AlexaStateTest.state;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Fuzz;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AlexaStateFuzzTest {

    /** The customer's id where stage, region or device belong: that is no {@code state} of Alexa. */
    private static final Pattern MISPLACED = Pattern.compile("(?s)(skillStage|requestRealm|requestDeviceFamily)[^{}]*"
            + CUSTOMER + "|" + CUSTOMER + "[^{}]*(skillStage|requestRealm|requestDeviceFamily)");

    private final AlexaState reader = new AlexaState();

    @Test
    void neverThrowsAndNeverKeepsTheCustomer() {
        Fuzz.of(
                        "states",
                        CAPTURED,
                        "{\"expirationTimeInMillis\":1,\"userState\":[{\"k\":\"skillStage\",\"v\":\"live\"}]}")
                .holds(json -> {
                    if (!MISPLACED.matcher(json).find()) {
                        assertTellsNoCustomer(state(json));
                    }
                });
    }

    @Test
    void neverThrowsHoweverItIsEncoded() {
        Fuzz.of("encoded states", state(CAPTURED), state("{}")).holds(state -> reader.read(state));
    }

    private void assertTellsNoCustomer(String state) {
        reader.read(state).ifPresent(origin -> {
            assertThat(origin.toString()).doesNotContain(CUSTOMER);
            assertThat(origin.expiresAt())
                    .satisfiesAnyOf(none -> assertThat(none).isNull(), some -> assertThat(some)
                            .isBetween(Instant.EPOCH, Instant.parse("2200-01-01T00:00:00Z")));
        });
    }
}
