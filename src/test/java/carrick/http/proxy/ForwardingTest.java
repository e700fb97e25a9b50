package carrick.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.platform.Networks;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seen from a peer that is a trusted proxy; so is all of 10.0.0.0/8. */
class ForwardingTest {

    private static final Networks PROXIES = Networks.parse("10.0.0.0/8, fd00::/8");
    private static final String REAL = "203.0.113.7";
    private static final String FAKE = "198.51.100.66";

    @Tag("RFC7239-4")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.7",
                "For=\"203.0.113.7:4711\";proto=https;by=10.0.0.1",
                "for=203.0.113.7:4711",
                "for=198.51.100.66, for=203.0.113.7, for=10.0.0.9",
                "for=_hidden;x=\"a\\\"b, for=1.2.3.4\" , for=203.0.113.7",
                "for=unknown, for=203.0.113.7",
            })
    void theFirstFromTheRightThatIsNoProxyIsTheClient(String header) {
        assertThat(forwarded(header).address()).isEqualTo(REAL);
    }

    @Test
    @Tag("RFC7239-6")
    void theClientMayHaveAnIpv6Address() {
        assertThat(forwarded("for=\"[2001:db8:cafe::17]:4711\"").address()).isEqualTo("2001:db8:cafe:0:0:0:0:17");
        assertThat(older("2001:db8:cafe::17").address()).isEqualTo("2001:db8:cafe:0:0:0:0:17");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.7",
                "198.51.100.66, 203.0.113.7",
                "198.51.100.66,203.0.113.7:99 , 10.0.0.9",
                "junk, 203.0.113.7"
            })
    void theOlderHeaderIsReadTheSameWay(String header) {
        assertThat(older(header).address()).isEqualTo(REAL);
    }

    @Test
    void whereAllAreProxiesTheFarthestIsTheClient() {
        assertThat(older("10.0.0.7, 10.0.0.8").address()).isEqualTo("10.0.0.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=198.51.100.66, for=unknown",
                "for=198.51.100.66, for=_proxy",
                "for=198.51.100.66, for=localhost",
                "for=198.51.100.66, proto=https",
                "for=198.51.100.66, for=\"10.0.0.9",
                "for=\"198.51.100.66, for=10.0.0.9",
                "for=\", for=\"203.0.113.7\"",
                "for=198.51.100.66 for=10.0.0.9",
                "for = 203.0.113.7",
                "for=10.0.0.9;;",
                ",",
                "for",
            })
    void whatCannotBeReadIsNotBelieved(String header) {
        assertThat(forwarded(header)).isEqualTo(Forwarding.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.51.100.66, unknown",
                "198.51.100.66, 10.0.0.256",
                "198.51.100.66,",
                "198.51.100.66, example.com",
                "198.51.100.66, fe80::1%eth0"
            })
    void neitherInTheOlderHeader(String header) {
        assertThat(older(header)).isEqualTo(Forwarding.NOTHING);
    }

    @Test
    void whatOnlyOneOfTheTwoHeadersSaysMayBeTheClientsOwnWordAndDoesNotCount() {
        var headers = Map.of("Forwarded", "for=" + FAKE + ";host=evil.example", "X-Forwarded-For", REAL);

        assertThat(read(headers)).isEqualTo(Forwarding.NOTHING);
        assertThat(read(Map.of("Forwarded", "for=" + REAL + ";host=evil.example", "X-Forwarded-For", REAL)))
                .isEqualTo(new Forwarding(REAL, null, null, null));
        assertThat(read(Map.of("Forwarded", "for=" + FAKE, "X-Forwarded-For", "1,".repeat(3_000) + REAL)))
                .isEqualTo(Forwarding.NOTHING);
        assertThat(read(Map.of("Forwarded", "x=" + "y".repeat(5_000) + ", for=" + REAL, "X-Forwarded-For", FAKE)))
                .isEqualTo(Forwarding.NOTHING);
    }

    @Test
    void schemeHostAndPortAreThoseThatTheClientUsed() {
        assertThat(forwarded("for=" + FAKE + ";proto=http, for=" + REAL
                        + ";proto=HTTPS;host=\"id.example.com:8443\", for=10.0.0.9;proto=http"))
                .isEqualTo(new Forwarding(REAL, "https", "id.example.com", 8443));
        assertThat(read(Map.of(
                        "X-Forwarded-For", REAL + ", 10.0.0.9",
                        "X-Forwarded-Proto", "https, http",
                        "X-Forwarded-Host", "id.example.com",
                        "X-Forwarded-Port", "8443")))
                .isEqualTo(new Forwarding(REAL, "https", "id.example.com", 8443));
    }

    @Test
    void hostsAndPortsThatAreNoneAreNotBelieved() {
        for (var host : new String[] {"evil/path", "a b", "user@evil", "evil\"", "a\r\nb", "[::1", "", "x:y"}) {
            assertThat(read(Map.of(
                            "X-Forwarded-For", REAL, "X-Forwarded-Host", host, "X-Forwarded-Proto", "javascript")))
                    .isEqualTo(new Forwarding(REAL, null, null, null));
        }
        assertThat(read(Map.of("X-Forwarded-For", REAL, "X-Forwarded-Port", "65536"))
                        .port())
                .isNull();
    }

    @Property
    void whateverAClientSendsItsProxyHasTheLastWord(@ForAll("headers") String sent) {
        assertThat(older(sent + ", " + REAL).address()).isIn(REAL, null);
        assertThat(forwarded(sent + ", for=" + REAL).address()).isIn(REAL, null);
    }

    @Provide
    static Arbitrary<String> headers() {
        var pieces = Arbitraries.of(
                FAKE, "10.0.0.9", "for=", "host=x", ",", ";", " ", "\"", "\\", "[::1]", "[", "]", ":80", "a");
        return pieces.list().ofMaxSize(12).map(chosen -> String.join("", chosen));
    }

    private static Forwarding forwarded(String header) {
        return read(Map.of("Forwarded", header));
    }

    private static Forwarding older(String header) {
        return read(Map.of("X-Forwarded-For", header));
    }

    private static Forwarding read(Map<String, String> headers) {
        return Forwarding.of(name -> new HashMap<>(headers).getOrDefault(name, ""), PROXIES);
    }
}
