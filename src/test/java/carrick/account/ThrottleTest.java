package carrick.account;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.platform.Setting;
import carrick.platform.TestSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final Throttle throttle = new Throttle();

    ThrottleTest() {
        throttle.settings =
                TestSettings.defaults().with(Setting.THROTTLE_ACCOUNT, "3").with(Setting.THROTTLE_ADDRESS, "5");
        throttle.open();
    }

    @Test
    void slowsGuessingAtOneAccountDownAndKeepsItsOwnerElsewhereOutOfIt() {
        for (int i = 0; i < 3; i++) {
            assertThat(throttle.pay("ann", "192.0.2.1")).isEmpty();
        }

        assertThat(throttle.pay("ann", "192.0.2.1"))
                .hasValueSatisfying(pause -> assertThat(pause).isBetween(Duration.ZERO, Duration.ofSeconds(30)));
        assertThat(throttle.pay("ann", "192.0.2.9")).isEmpty();
        assertThat(throttle.pay("bob", "192.0.2.1")).isEmpty();
    }

    @Test
    void slowsGuessingAtOneAccountFromManyAddressesDownInTheEnd() {
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.pay("ann", "192.0.2." + i)).isEmpty();
        }

        assertThat(throttle.pay("ann", "192.0.2.99"))
                .hasValueSatisfying(pause -> assertThat(pause).isBetween(Duration.ZERO, Duration.ofSeconds(3)));
    }

    @Test
    void countsTheAddressesOfOneIpv6NetworkAsOne() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.pay("user" + i, "2001:db8::" + i)).isEmpty();
        }

        assertThat(throttle.pay("user9", "2001:db8::9")).isPresent();
        assertThat(throttle.pay("user9", "2001:db8:0:1::9")).isEmpty();
    }

    @Test
    void slowsOneAddressDownWhomeverItGuesses() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.pay("user" + i, "192.0.2.1")).isEmpty();
        }

        assertThat(throttle.pay("user9", "192.0.2.1"))
                .hasValueSatisfying(pause -> assertThat(pause).isBetween(Duration.ZERO, Duration.ofSeconds(5)));
        assertThat(throttle.pay("user9", "192.0.2.2")).isEmpty();
    }

    @Test
    void whoSignsInSuccessfullyIsNeverSlowedDown() {
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.pay("ann", "192.0.2.1")).isEmpty();
            throttle.payBack("ann", "192.0.2.1");
        }
    }

    @Test
    void anAccountThatIsSlowedDownCostsTheAddressNothing() {
        for (int i = 0; i < 3; i++) {
            throttle.pay("ann", "192.0.2.1");
        }
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.pay("ann", "192.0.2.1")).isPresent();
        }

        assertThat(throttle.pay("bob", "192.0.2.1")).isEmpty();
    }
}
