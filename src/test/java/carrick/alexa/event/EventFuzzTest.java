package carrick.alexa.event;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.http.JsonBody;
import carrick.oauth.OAuthException;
import carrick.support.Fuzz;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventFuzzTest {

    @Test
    void anythingIsAMessageOrRefused() {
        Fuzz.of(
                        "events",
                        TestEvents.CHANGE_REPORT.toString(),
                        TestEvents.DOORBELL_PRESS.toString(),
                        TestEvents.ADD_OR_UPDATE_REPORT.toString())
                .holds(body -> {
                    try {
                        var message = EventMessage.read(JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)), "");
                        assertThat(message.messageId()).matches("[A-Za-z0-9-]{1,127}");
                        var sent = EventMessage.addressed(message.json(), "the-token");
                        assertThat(sent.toString()).containsOnlyOnce("the-token");
                        assertThat(EventMessage.read(sent, "").json()).isEqualTo(message.json());
                    } catch (OAuthException refused) {
                        assertThat(refused.fault().description()).matches("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+");
                    }
                });
    }
}
