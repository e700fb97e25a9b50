package carrick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "10.1.2.3; 10.1.2.3",
                "10.1.2.3; ::ffff:10.1.2.3",
                "127.0.0.0/8, ::1; 127.200.0.9",
                "127.0.0.0/8, ::1; 0:0:0:0:0:0:0:1",
                "127.0.0.0/8, ::1; 0:0:0:0:0:0:0:1%eth0",
                "10.255.255.255/9; 10.128.0.0",
                "2001:db8::/33; 2001:db8:7fff::1",
                "0.0.0.0/0; 203.0.113.9",
            })
    void containWhatBelongsToThem(String networks, String address) {
        assertThat(Networks.parse(networks).contain(address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "10.1.2.3; 10.1.2.4",
                "127.0.0.0/8, ::1; 128.0.0.1",
                "10.128.0.0/9; 10.127.255.255",
                "2001:db8::/33; 2001:db8:8000::1",
                "0.0.0.0/0; ::1",
                "0.0.0.0/0; localhost",
                "0.0.0.0/0; 1.2.3.256",
                "0.0.0.0/0; 1.2.3",
                "0.0.0.0/0; ''",
            })
    void containNothingElse(String networks, String address) {
        assertThat(Networks.parse(networks).contain(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "10.0.0.0/",
                "::/129",
                "10.0.0.1,",
                "010.0.0.1",
                "1.2.3.4.",
                "[::1]",
                "1.2.3.4:80",
                ":",
                ""
            })
    void whatIsNoAddressIsRefusedAndNeverLookedUp(String networks) {
        assertThatThrownBy(() -> Networks.parse(networks)).isInstanceOf(IllegalArgumentException.class);
    }
}
