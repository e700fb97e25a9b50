package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.TestClients;
import carrick.support.Wire;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server as customers meet it: no demo, no stand-in, an https address, and a low limit of authorization requests. */
class ProductionIT {

    private static final int REQUESTS = 40;

    private static final CarrickServer SERVER = new CarrickServer("production", 15)
            .with("CARRICK_ISSUER", "https://id.example.com")
            .with("CARRICK_DEMO", "false")
            .with("CARRICK_STAND_IN", "false")
            .with("CARRICK_THROTTLE_REQUESTS", String.valueOf(REQUESTS))
            .with(
                    "CARRICK_CLIENTS",
                    Path.of("src/test/resources/clients.json").toAbsolutePath().toString());

    private final Wire wire = Wire.to(SERVER.address());

    @BeforeAll
    static void start() {
        SERVER.fresh().start().awaitReady();
    }

    @AfterAll
    static void stop() {
        SERVER.kill();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/demo",
                "/demo/link",
                "/demo/callback",
                "//demo/link",
                "/demo//link",
                "/./demo/link",
                "/x/../demo/link",
                "/oauth/../demo/link",
                "/demo;x/link",
                "/demo/link;x",
                "/%64emo/link",
                "/%2e/demo/link",
                "/demo%2flink",
                "/DEMO/link",
                "/stand-in",
                "/stand-in/",
                "/stand-in/calls",
                "/stand-in/faults",
                "//stand-in/calls",
                "/stand-in//calls",
                "/./stand-in/calls",
                "/alexa/../stand-in/calls",
                "/stand-in;jsessionid=x/calls",
                "/stand-in/calls;x",
                "/stand-in/calls/",
                "/%73tand-in/calls",
                "/stand%2din/calls",
                "/stand-in/%63alls",
                "/stand-in%2fcalls",
                "/stand-in/..;/stand-in/calls",
                "/Stand-In/calls",
                "/WEB-INF/alexa/stand-in.xhtml",
                "/WEB-INF/demo/linked"
            })
    void noSpellingOpensWhatIsSwitchedOff(String path) {
        for (var method : List.of("GET", "POST", "DELETE", "HEAD")) {
            var answer = wire.sends(method, path, "Content-Length: 0");

            assertThat(answer.status()).as(method).isBetween(400, 499);
            assertThat(answer.body()).as(method).doesNotContain("\"calls\"").doesNotContain("Stand-in");
            assertThat(answer.location()).as(method).isNull();
        }
    }

    @Test
    void cookiesAreForThisHostAndTlsOnly() {
        var cookie = begin("127.0.0.81").header("Set-Cookie");

        assertThat(cookie)
                .startsWith("__Host-carrick-")
                .contains("; Path=/;")
                .contains("; Secure")
                .contains("; HttpOnly")
                .contains("; SameSite=Lax")
                .doesNotContainIgnoringCase("Domain=");
    }

    @Test
    void aCookieWithoutThePrefixIsNotTaken() {
        var begun = begin("127.0.0.81");
        var cookie = begun.header("Set-Cookie").split(";")[0];
        var login = "/account/login?attempt=" + begun.redirectParameter("attempt");

        assertThat(wire.gets(login, "Cookie: " + cookie).status()).isEqualTo(200);
        assertThat(wire.gets(login, "Cookie: " + cookie.replace("__Host-", "")).status())
                .isEqualTo(400);
    }

    @Test
    void aFloodOfAuthorizationRequestsFromOneAddressKeepsNobodyElseOut() {
        var last = begin("127.0.0.82");
        for (int i = 0; i < 3 * REQUESTS && last.status() == 302; i++) {
            last = begin("127.0.0.82");
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("Content-Type")).startsWith("text/html");
        assertThat(last.header("Set-Cookie")).isNull();
        assertThat(last.body()).contains(last.attempt());
        assertThat(begin("127.0.0.83").status()).isEqualTo(302);
    }

    private carrick.support.Answer begin(String from) {
        return wire.from(from)
                .gets("/oauth/authorize?" + Alexa.linking(TestClients.skill()).query());
    }
}
