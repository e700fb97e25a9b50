package carrick.alexa.directive;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.UUID;

/** The shapes in which Alexa wants its answers. A field more than these, and linking fails (catalogue 66). */
final class AlexaAnswer {

    /** What a skill event is answered; Alexa does not look at it. */
    static final JsonObject OF_SKILL_EVENT = Json.createObjectBuilder()
            .add("version", "1.0")
            .add("response", JsonValue.EMPTY_JSON_OBJECT)
            .build();

    private AlexaAnswer() {}

    /** {@code AcceptGrant.Response}: the grant was kept. */
    static JsonObject acceptGrantResponse() {
        return event(header("Alexa.Authorization", "AcceptGrant.Response"), JsonValue.EMPTY_JSON_OBJECT, null);
    }

    /** The error that fits: {@code ACCEPT_GRANT_FAILED} has a namespace of its own and is the only one in it. */
    static JsonObject error(Directive directive, String type, String message) {
        var isGrant = directive != null && directive.isAcceptGrant();
        var header = header(isGrant ? "Alexa.Authorization" : "Alexa", "ErrorResponse");
        if (directive != null && !isGrant) {
            directive.correlationToken().ifPresent(token -> header.add("correlationToken", token));
        }
        var payload = Json.createObjectBuilder()
                .add("type", isGrant ? "ACCEPT_GRANT_FAILED" : type)
                .add("message", message)
                .build();
        var endpoint = directive == null || isGrant
                ? null
                : directive.endpointId().map(AlexaAnswer::endpoint).orElse(null);
        return event(header, payload, endpoint);
    }

    private static JsonObjectBuilder header(String namespace, String name) {
        return Json.createObjectBuilder()
                .add("namespace", namespace)
                .add("name", name)
                .add("messageId", UUID.randomUUID().toString())
                .add("payloadVersion", "3");
    }

    private static JsonObject endpoint(String endpointId) {
        return Json.createObjectBuilder().add("endpointId", endpointId).build();
    }

    private static JsonObject event(JsonObjectBuilder header, JsonObject payload, JsonObject endpoint) {
        var event = Json.createObjectBuilder().add("header", header);
        if (endpoint != null) {
            event.add("endpoint", endpoint);
        }
        return Json.createObjectBuilder()
                .add("event", event.add("payload", payload))
                .build();
    }
}
