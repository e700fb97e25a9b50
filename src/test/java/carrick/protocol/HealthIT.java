package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.TestClients;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a load balancer and an orchestrator ask. OutageIT asks the same while the database is away. */
class HealthIT {

    @ParameterizedTest
    @CsvSource({"live, carrick-live", "ready, carrick-ready", "started, carrick-started"})
    void aNodeThatWorksSaysSo(String path, String check) {
        var answer = health("/" + path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("status")).isEqualTo("UP");
        assertThat(answer.json().getJsonArray("checks").getValuesAs(JsonObject.class))
                .extracting(one -> one.getString("name"))
                .contains(check);
    }

    @Test
    void nothingSecretIsTold() {
        assertThat(health("").body()).doesNotContain("jdbc:", CarrickServer.MASTER_KEY, "password");
    }

    /** Where servers have a port of their own for it, {@code carrick.health} names the address. */
    private static Answer health(String path) {
        CarrickServer.url();
        var base = System.getProperty("carrick.health", CarrickServer.url() + "/health");
        return Alexa.at(base, TestClients.skill()).sends("GET", path);
    }
}
