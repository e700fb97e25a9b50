package carrick.console.preflights;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** What this server's own address for events takes, for a preflight to fill in. */
final class OwnEvents {

    private OwnEvents() {}

    /** A {@code ChangeReport} of a lamp that nobody has. */
    static JsonObject template(String account, String skill) {
        var property = Json.createObjectBuilder()
                .add("namespace", "Alexa.PowerController")
                .add("name", "powerState")
                .add("value", "ON")
                .add("timeOfSample", "{time}")
                .add("uncertaintyInMilliseconds", 500);
        var change = Json.createObjectBuilder()
                .add("cause", Json.createObjectBuilder().add("type", "PHYSICAL_INTERACTION"))
                .add("properties", Json.createArrayBuilder().add(property));
        var header = Json.createObjectBuilder()
                .add("namespace", "Alexa")
                .add("name", "ChangeReport")
                .add("messageId", "{message_id}")
                .add("payloadVersion", "3");
        var event = Json.createObjectBuilder()
                .add("header", header)
                .add("endpoint", Json.createObjectBuilder().add("endpointId", "{endpoint}"))
                .add("payload", Json.createObjectBuilder().add("change", change));
        return Json.createObjectBuilder()
                .add("account", account)
                .add("skill", skill)
                .add("event", event)
                .add("context", Json.createObjectBuilder().add("properties", Json.createArrayBuilder()))
                .build();
    }
}
