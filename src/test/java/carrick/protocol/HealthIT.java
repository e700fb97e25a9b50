package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.CarrickServer;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a load balancer and an orchestrator ask. OutageIT asks the same while the database is away. */
class HealthIT {

    @ParameterizedTest
    @CsvSource({"live, carrick-live", "ready, carrick-ready", "started, carrick-started"})
    void aNodeThatWorksSaysSo(String path, String check) {
        var answer = CarrickServer.shared().health(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("status")).isEqualTo("UP");
        assertThat(answer.json().getJsonArray("checks").getValuesAs(JsonObject.class))
                .extracting(one -> one.getString("name"))
                .contains(check);
    }

    @Test
    void nothingSecretIsTold() {
        assertThat(CarrickServer.shared().health("").body())
                .doesNotContain("jdbc:", CarrickServer.MASTER_KEY, "password");
    }
}
