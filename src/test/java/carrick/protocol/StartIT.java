package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.TestClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator reads when the configuration is wrong, and that nothing of demo and stand-in is left when they are off. */
class StartIT {

    private final CarrickServer server = new CarrickServer("start", 2);

    @AfterEach
    void stop() {
        server.kill();
    }

    @Test
    void withoutAMasterKeyTheStartIsRefusedInOneLine() {
        server.with("CARRICK_DEMO", "false")
                .without("CARRICK_MASTER_KEY")
                .fresh()
                .start();

        assertThat(server.awaitLine("Carrick does not start"))
                .contains("carrick.master-key is missing", "openssl rand -base64 32");
    }

    @ParameterizedTest
    @CsvSource({
        "CARRICK_MASTER_KEY, c2hvcnQ=, carrick.master-key must be at least 32 random bytes",
        "CARRICK_ISSUER, http://id.example.com, carrick.issuer must be an https URL",
    })
    void aWrongSettingIsNamedWithItsCure(String variable, String value, String complaint) {
        server.with(variable, value).fresh().start();

        assertThat(server.awaitLine("Carrick does not start"))
                .contains(complaint)
                .doesNotContain("c2hvcnQ=");
    }

    @Test
    void aMistakeInTheClientsFileIsShownByLineAndFieldAndNothingIsApplied() throws IOException {
        var good = Files.readString(Path.of("src/test/resources/clients.json"));
        var file = Files.writeString(Files.createTempFile("clients", ".json"), good.replace("\"PT6M\"", "\"PT5M\""));
        server.with("CARRICK_CLIENTS", file.toString()).fresh().start();

        assertThat(server.awaitLine("Carrick does not start"))
                .contains(
                        file.toString(),
                        "line 27",
                        "clients[2].policy",
                        "access_token_lifetime must be from PT6M",
                        "Nothing of it was applied");
    }

    @Test
    void withDemoAndStandInOffNothingOfThemCanBeReachedEvenWhereTheyOnceWereOn() {
        var demo = new TestClients(
                "carrick-demo", "", "https://pitangui.amazon.com/api/skill/link/MCARRICKDEMO1", "smart_home");
        server.with("CARRICK_STAND_IN", "true")
                .withoutWriteDelay()
                .fresh()
                .start()
                .awaitReady();
        assertThat(server.get("/")).contains("Link like Alexa");
        assertThat(server.get("/stand-in/")).contains("Stand-in for Amazon");
        server.kill();

        server.with("CARRICK_DEMO", "false").without("CARRICK_STAND_IN").start().awaitReady();

        assertThat(server.get("/")).doesNotContain("Link like Alexa", "carrick-demo");
        var alexa = Alexa.at(server.address(), demo);
        assertThat(alexa.sends("GET", "/demo/link").status()).isEqualTo(404);
        assertThat(alexa.sends("GET", "/demo/callback").status()).isEqualTo(404);
        for (var path : List.of("", "/", "/calls", "/faults", "/auth/o2/token", "/na/v3/events")) {
            assertThat(alexa.sends("GET", "/stand-in" + path).status()).isEqualTo(404);
            assertThat(alexa.sends("POST", "/stand-in" + path).status()).isEqualTo(404);
            assertThat(alexa.sends("DELETE", "/stand-in" + path).status()).isEqualTo(404);
        }
        assertThat(alexa.opens().status()).isEqualTo(400);
        assertThat(alexa.page().body()).contains("CLIENT_UNKNOWN");
    }

    @Test
    void aKeyThatTheDatabaseDoesNotKnowIsRefusedBeforeItUnlinksAnybody() {
        server.withoutWriteDelay().fresh().start().awaitReady();
        server.kill();

        server.with("CARRICK_MASTER_KEY", "YW5vdGhlci1tYXN0ZXIta2V5LTAxMjM0NTY3ODlhYmNkZWY=")
                .start();

        assertThat(server.awaitLine("Carrick does not start")).contains("not the key that this database was used with");
        server.kill();

        server.with("CARRICK_MASTER_KEY_PREVIOUS", CarrickServer.MASTER_KEY)
                .start()
                .awaitReady();
    }
}
