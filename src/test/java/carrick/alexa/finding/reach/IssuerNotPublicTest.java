package carrick.alexa.finding.reach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerNotPublicTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9080",
                "http://127.0.0.1",
                "https://10.1.2.3",
                "https://172.16.0.9",
                "https://172.31.255.1",
                "https://192.168.178.20:8443",
                "https://169.254.1.1",
                "https://[::1]:9443",
                "https://[fd12:3456::1]",
                "https://nas",
                "https://carrick.fritz.lan",
                "https://Printer.LOCAL",
                "https://id.corp.internal",
                "https://carrick.home.arpa/sub"
            })
    void nobodyOutsideReaches(String issuer) {
        assertThat(IssuerNotPublic.isPrivate(issuer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.com",
                "https://id.example.com:8443/sub",
                "https://172.32.0.1",
                "https://192.0.2.1",
                "https://11.0.0.1",
                "https://[2001:db8::1]",
                "https://local.example.com",
                "https://10.example.com"
            })
    void everybodyMayReach(String issuer) {
        assertThat(IssuerNotPublic.isPrivate(issuer)).isFalse();
    }
}
