package carrick.client;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.platform.Setting;
import carrick.platform.TestSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("RFC6749-2.3.1")
class GuessesTest {

    private final Guesses guesses = new Guesses();

    GuessesTest() {
        guesses.settings = TestSettings.defaults().with(Setting.THROTTLE_CLIENT, "3");
        guesses.open();
    }

    @Test
    void areAllowedAFewTimesPerClientAndNetwork() {
        fail("skill", "192.0.2.1", 3);

        assertThat(guesses.allow("skill", "192.0.2.1")).isFalse();
        assertThat(guesses.allow("skill", "192.0.2.2")).isTrue();
        assertThat(guesses.allow("other", "192.0.2.1")).isTrue();
    }

    @Test
    void areAllowedTenTimesAsOftenForAllClientsOfANetwork() {
        for (int i = 0; i < 30; i++) {
            assertThat(guesses.allow("client" + i, "192.0.2.1")).isTrue();
            guesses.failed("client" + i, "192.0.2.1");
        }

        assertThat(guesses.allow("another", "192.0.2.1")).isFalse();
        assertThat(guesses.allow("another", "192.0.2.2")).isTrue();
    }

    @Test
    void areNotCountedWhereTheClientHasProvenWhoItIs() {
        guesses.succeeded("skill", "192.0.2.1");
        fail("skill", "192.0.2.1", 100);
        fail("nobody", "192.0.2.1", 100);

        assertThat(guesses.allow("skill", "192.0.2.1")).isTrue();
        assertThat(guesses.allow("nobody", "192.0.2.1")).isFalse();
    }

    @Test
    void thatWereRightCostNothing() {
        for (int i = 0; i < 100; i++) {
            assertThat(guesses.allow("skill", "192.0.2.1")).isTrue();
            guesses.succeeded("skill", "192.0.2.1");
        }
    }

    private void fail(String client, String network, int times) {
        for (int i = 0; i < times; i++) {
            guesses.failed(client, network);
        }
    }
}
