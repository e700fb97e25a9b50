package carrick.alexa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.http.JsonBody;
import carrick.oauth.OAuthException;
import carrick.support.Fuzz;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventsRequestFuzzTest {

    private static final String EVENT = """
            "event":{"header":{"namespace":"Alexa.DoorbellEventSource","name":"DoorbellPress","messageId":"m-1"},"endpoint":{"endpointId":"door"},
            "payload":{"cause":{"type":"PHYSICAL_INTERACTION"},"timestamp":"2026-11-22T19:00:00Z"}}""";

    @Test
    void anythingIsARequestOrRefused() {
        Fuzz.of(
                        "posts of events",
                        "{\"account\":\"ann\"," + EVENT + "}",
                        "{\"family\":\"02QK-7J3M-9T4C\",\"skill\":\"home\",\"events\":[{" + EVENT + "},{" + EVENT
                                + ",\"context\":{}}]}")
                .holds(body -> {
                    try {
                        var request = EventsRequest.of(JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)));
                        assertThat(request.messages()).isNotEmpty().hasSizeLessThanOrEqualTo(EventsRequest.MOST);
                        assertThat(request.recipient()).isNotEmpty();
                    } catch (OAuthException refused) {
                        assertThat(refused.fault().status()).isBetween(400, 422);
                    }
                });
    }
}
