package carrick.alexa.standin;

import carrick.http.JsonBody;
import carrick.oauth.OAuthException;
import carrick.oauth.Secret;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The body of a request to the gateway.
 *
 * @param json empty where the body is no JSON object
 * @param oversized whether nobody read it to its end
 */
record Event(JsonObject json, boolean oversized) {

    /** In bytes. */
    static final int LONGEST = 1 << 20;

    private static final List<String> TOKENS = List.of("/event/endpoint/scope/token", "/event/payload/scope/token");

    static Event of(String contentType, byte[] body) throws IOException {
        try {
            var json = JsonBody.parse(JsonBody.read(contentType, new ByteArrayInputStream(body), LONGEST));
            return new Event(json, false);
        } catch (OAuthException notJson) {
            return new Event(JsonValue.EMPTY_JSON_OBJECT, body.length > LONGEST);
        }
    }

    /** Whether the header is complete and the message is meant for the customer whose token it came with. */
    boolean isWellFormed(String token) {
        var header = Stream.of("namespace", "name", "messageId").allMatch(field -> text("/event/header/" + field)
                .filter(value -> !value.isEmpty())
                .isPresent());
        return header
                && text("/event/header/payloadVersion").filter("3"::equals).isPresent()
                && TOKENS.stream()
                        .anyMatch(place -> text(place).filter(token::equals).isPresent());
    }

    /** {@code namespace.name}, or what there is of it. */
    String what() {
        return text("/event/header/namespace").orElse("?") + "."
                + text("/event/header/name").orElse("?");
    }

    Optional<String> messageId() {
        return text("/event/header/messageId");
    }

    Optional<String> endpointId() {
        return text("/event/endpoint/endpointId");
    }

    /** How many endpoints a discovery report tells of. */
    int endpoints() {
        return find("/event/payload/endpoints") instanceof JsonArray endpoints ? endpoints.size() : 0;
    }

    /** The event with the fingerprint of the token instead of the token. */
    JsonObject redacted() {
        var redacted = json;
        for (var place : TOKENS) {
            if (find(place) instanceof JsonString token) {
                var fingerprint = Json.createValue(new Secret(token.getString()).toString());
                redacted = Json.createPointer(place).replace(redacted, fingerprint);
            }
        }
        return redacted;
    }

    private Optional<String> text(String pointer) {
        return find(pointer) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** {@code null} where there is nothing; a pointer of JSON-P would throw. */
    private JsonValue find(String pointer) {
        JsonValue value = json;
        for (var name : pointer.substring(1).split("/")) {
            value = value instanceof JsonObject object ? object.get(name) : null;
        }
        return value;
    }

    @Override
    public String toString() {
        return redacted().toString();
    }
}
