package carrick.preflight.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carrick.platform.Networks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private final AddressGuard guard = new AddressGuard(Networks.NONE, "id.example.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[::127.0.0.1]",
                "[fe80::1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[fec0::1]",
                "[ff02::1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[2001:0:1::1]",
                "[2001:db8::1]",
                "localhost"
            })
    void whatOnlyNeighboursCanReachIsNotCalled(String host) {
        assertThatThrownBy(() -> guard.resolve(host)).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.32.0.1",
                "100.63.255.255",
                "54.240.230.242",
                "[2606:4700::1111]",
                "[2a00:1450:4001::1]"
            })
    void whatTheWorldCanReachIsCalled(String host) throws UnknownHostException {
        assertThat(guard.resolve(host)).hasSize(1);
    }

    @Test
    void theComplaintNamesTheCure() {
        assertThatThrownBy(() -> guard.resolve("169.254.169.254")).hasMessageContaining("carrick.preflight.networks");
    }

    @Test
    void whatTheConfigurationAllowsIsCalled() throws UnknownHostException {
        var allowing = new AddressGuard(Networks.parse("10.0.0.0/8"), "id.example.com");

        assertThat(allowing.resolve("10.1.2.3")).hasSize(1);
        assertThatThrownBy(() -> allowing.resolve("192.168.0.1")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void thisServerItselfIsCalledWhereverItIs() throws UnknownHostException {
        assertThat(new AddressGuard(Networks.NONE, "localhost").resolve("localhost"))
                .isNotEmpty();
    }

    /** A name server that answers otherwise the second time is not asked a second time. */
    @Test
    void aNameStaysWhatItWas() throws UnknownHostException {
        var first = guard.look("localhost");

        first[0] = InetAddress.getByName("8.8.8.8");

        assertThat(guard.look("LOCALHOST")).doesNotContain(InetAddress.getByName("8.8.8.8"));
    }
}
