package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.TestClients;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behind a trusted proxy: the tests call from an address that {@code carrick.proxies} names. */
class ProxiesIT {

    private static final CarrickServer SERVER = new CarrickServer("proxies", 6);

    @BeforeAll
    static void start() {
        SERVER.with(
                        "CARRICK_CLIENTS",
                        Path.of("src/test/resources/clients.json")
                                .toAbsolutePath()
                                .toString())
                .with("CARRICK_PROXIES", "127.0.0.0/8, ::1, 10.0.0.0/8")
                .with("CARRICK_METRICS_NETWORKS", "192.0.2.0/24, 127.0.0.0/8, ::1")
                .with("CARRICK_THROTTLE_ADDRESS", "3")
                .fresh()
                .start()
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        SERVER.kill();
    }

    @Test
    void whoGuessesPasswordsIsKnownByTheAddressThatTheProxySawAndNotByTheOneTheyMadeUp() {
        var guesses = Stream.iterate(1, made -> made + 1)
                .limit(30)
                .map(made -> made % 2 == 0
                        ? guess("X-Forwarded-For", "198.51.100." + made + ", 203.0.113.1, 10.0.0.3")
                        : guess("Forwarded", "for=198.51.100." + made + ", for=203.0.113.1;proto=https"));

        assertThat(guesses.anyMatch(page -> page.contains("too many failed tries")))
                .isTrue();
        assertThat(guess("X-Forwarded-For", "203.0.113.2")).doesNotContain("too many failed tries");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For | 192.0.2.7",
                "X-Forwarded-For | 203.0.113.1, 192.0.2.7, 10.0.0.3",
                "Forwarded | for=203.0.113.1, for=192.0.2.7;proto=https",
            })
    void metricsAreForTheNetworksWhoeverHandsTheRequestOn(String header, String value) {
        assertThat(metrics(header, value).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For | 203.0.113.1",
                "X-Forwarded-For | 192.0.2.7, 203.0.113.1",
                "X-Forwarded-For | 192.0.2.7, unknown",
                "X-Forwarded-Proto | https",
                "Forwarded | for=192.0.2.7, for=203.0.113.1",
                "Forwarded | for=192.0.2.7, for=_hidden",
                "Forwarded | for=\"192.0.2.7",
                "Via | 1.1 proxy",
            })
    void andForNobodyElse(String header, String value) {
        assertThat(metrics(header, value).status()).isEqualTo(404);
    }

    @Test
    void aHeaderThatTheProxyDidNotWriteCannotOutbidTheOneThatItWrote() {
        assertThat(alexa().sending("X-Forwarded-For", "203.0.113.1")
                        .sending("Forwarded", "for=192.0.2.7")
                        .visits("/metrics")
                        .status())
                .isEqualTo(404);
    }

    private static carrick.support.Answer metrics(String header, String value) {
        return alexa().sending(header, value).visits("/metrics");
    }

    private static String guess(String header, String value) {
        var browser = alexa().sending(header, value).opensLogin();
        return browser.signIn("nobody-" + System.nanoTime(), "wrong").body();
    }

    private static Alexa alexa() {
        return Alexa.at(SERVER.address(), TestClients.skill());
    }
}
