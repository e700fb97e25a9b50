package carrick.alexa.event;

import carrick.oauth.Secret;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One message for the event gateway, as a device cloud posted it and as far as Amazon's rules can be checked.
 *
 * @param endpointId the endpoint that the message is about; discovery reports and some others are about none
 * @param replaceKey two change reports with the same key tell about the same things, so the newer one makes the older one needless; other
 *     messages have none
 * @param json the message as it is stored: it holds no token
 */
public record EventMessage(
        String messageId,
        String namespace,
        String name,
        Optional<String> endpointId,
        Optional<String> replaceKey,
        JsonObject json) {

    /** In characters of the JSON text. */
    public static final int LONGEST = 1_000_000;

    /**
     * @param where the place in the request, such as "events[3]", for complaints; empty for a single one
     * @throws carrick.oauth.OAuthException naming the place and the first rule that the message breaks
     */
    public static EventMessage read(JsonObject message, String where) {
        var place = new Place(where, message);
        EventRules.verify(place);
        var json = bare(message);
        if (json.toString().length() > LONGEST) {
            throw place.rejection("must be at most " + LONGEST + " characters long");
        }
        var event = json.getJsonObject("event");
        var header = event.getJsonObject("header");
        return new EventMessage(
                header.getString("messageId"),
                header.getString("namespace"),
                header.getString("name"),
                Optional.ofNullable(event.getJsonObject("endpoint")).map(endpoint -> endpoint.getString("endpointId")),
                EventRules.isChangeReport(header) ? Optional.of(replaceKey(event)) : Optional.empty(),
                json);
    }

    /**
     * The message as it is sent: with that token as the scope, whatever the poster put there.
     *
     * @param message one that {@link #read} has let pass, or the {@link #json()} of one
     */
    public static JsonObject addressed(JsonObject message, String token) {
        var bare = bare(message);
        var event = bare.getJsonObject("event");
        var holder = EventRules.isDiscovery(event.getJsonObject("header")) || !event.containsKey("endpoint")
                ? "payload"
                : "endpoint";
        var scope = Json.createObjectBuilder().add("type", "BearerToken").add("token", token);
        var scoped = Json.createObjectBuilder(event.getJsonObject(holder)).add("scope", scope);
        return Json.createObjectBuilder(bare)
                .add("event", Json.createObjectBuilder(event).add(holder, scoped))
                .build();
    }

    /** Of the message what the gateway knows, with nothing missing but the scope. */
    private static JsonObject bare(JsonObject message) {
        var event = withoutScopes(message.getJsonObject("event"));
        var bareEvent = Json.createObjectBuilder(event)
                .add(
                        "header",
                        Json.createObjectBuilder(event.getJsonObject("header")).add("payloadVersion", "3"))
                .add("payload", withoutScope(event.getOrDefault("payload", JsonValue.EMPTY_JSON_OBJECT)));
        if (event.containsKey("endpoint")) {
            bareEvent.add("endpoint", withoutScope(event.get("endpoint")));
        }
        var bare = Json.createObjectBuilder().add("event", bareEvent);
        if (message.containsKey("context")) {
            bare.add("context", withoutScopes(message.getJsonObject("context")));
        }
        return bare.build();
    }

    private static JsonObjectBuilder withoutScope(JsonValue object) {
        return Json.createObjectBuilder(object.asJsonObject()).remove("scope");
    }

    /** A poster's token is not to be stored, wherever it was put by mistake. */
    private static JsonObject withoutScopes(JsonObject object) {
        var kept = Json.createObjectBuilder();
        object.forEach((name, value) -> {
            if (!name.equals("scope") || !(value instanceof JsonObject scope) || !scope.containsKey("token")) {
                kept.add(name, withoutScopes(value));
            }
        });
        return kept.build();
    }

    private static JsonValue withoutScopes(JsonValue value) {
        if (value instanceof JsonObject object) {
            return withoutScopes(object);
        }
        if (value instanceof JsonArray array) {
            var kept = Json.createArrayBuilder();
            array.forEach(item -> kept.add(withoutScopes(item)));
            return kept.build();
        }
        return value;
    }

    private static String replaceKey(JsonObject event) {
        var things = new TreeSet<String>();
        for (var property :
                event.getJsonObject("payload").getJsonObject("change").getJsonArray("properties")) {
            things.add(Json.createArrayBuilder(EventRules.identity(property.asJsonObject()))
                    .build()
                    .toString()); // as JSON, so that no name can reach into the next
        }
        return new Secret(event.getJsonObject("endpoint").getString("endpointId") + "\n" + String.join("\n", things))
                .sha256();
    }
}
