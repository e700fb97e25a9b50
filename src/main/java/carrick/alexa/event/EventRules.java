package carrick.alexa.event;

import static carrick.alexa.event.Form.ANYTHING;
import static carrick.alexa.event.Form.ARRAY;
import static carrick.alexa.event.Form.CAUSE;
import static carrick.alexa.event.Form.CAUSE_OF_A_PRESS;
import static carrick.alexa.event.Form.ENDPOINTS;
import static carrick.alexa.event.Form.ENDPOINT_ID;
import static carrick.alexa.event.Form.MESSAGE_ID;
import static carrick.alexa.event.Form.NAME;
import static carrick.alexa.event.Form.OBJECT;
import static carrick.alexa.event.Form.OF_SHORT_NUMBERS;
import static carrick.alexa.event.Form.PAYLOAD_VERSION;
import static carrick.alexa.event.Form.PROPERTIES;
import static carrick.alexa.event.Form.TIME_OF_A_PRESS;
import static carrick.alexa.event.Form.TIME_OF_SAMPLE;
import static carrick.alexa.event.Form.WHOLE_NUMBER;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Amazon's rules about messages for the event gateway, in the order in which they are verified. A rule about a member says nothing where
 * the object that would hold it is absent. {@link carrick.oauth.Requirements} do not fit: here one rule breaks at many places, and the
 * complaint has to name the place.
 */
final class EventRules {

    private static final List<Consumer<Place>> OF_EVERY_EVENT = inOrder(
            required("event", OBJECT),
            required("event", OF_SHORT_NUMBERS),
            required("event.header", OBJECT),
            required("event.header.namespace", NAME),
            required("event.header.name", NAME),
            required("event.header.messageId", MESSAGE_ID),
            optional("event.header.payloadVersion", PAYLOAD_VERSION),
            optional("event.payload", OBJECT),
            optional("event.endpoint", OBJECT),
            required("event.endpoint.endpointId", ENDPOINT_ID),
            optional("context", OBJECT),
            optional("context", OF_SHORT_NUMBERS),
            optional("context.properties", ARRAY),
            properties("context.properties[]"));

    private static final List<Consumer<Place>> OF_A_CHANGE_REPORT = inOrder(
            required("event.endpoint", OBJECT),
            required("event.payload", OBJECT),
            required("event.payload.change", OBJECT),
            required("event.payload.change.cause", OBJECT),
            required("event.payload.change.cause.type", CAUSE),
            required("event.payload.change.properties", PROPERTIES),
            properties("event.payload.change.properties[]"),
            distinct(
                    "property by namespace, instance and name",
                    EventRules::identity,
                    "event.payload.change.properties[]",
                    "context.properties[]"));

    private static final List<Consumer<Place>> OF_A_DOORBELL_PRESS = inOrder(
            required("event.endpoint", OBJECT),
            required("event.payload", OBJECT),
            required("event.payload.cause", OBJECT),
            required("event.payload.cause.type", CAUSE_OF_A_PRESS),
            required("event.payload.timestamp", TIME_OF_A_PRESS));

    private static final List<Consumer<Place>> OF_A_DISCOVERY_REPORT = inOrder(
            required("event.payload", OBJECT),
            required("event.payload.endpoints", ENDPOINTS),
            required("event.payload.endpoints[]", OBJECT),
            required("event.payload.endpoints[].endpointId", ENDPOINT_ID),
            distinct(
                    "endpoint by endpointId",
                    endpoint -> List.of(endpoint.getString("endpointId")),
                    "event.payload.endpoints[]"));

    private static final String CHANGE_REPORT = "Alexa/ChangeReport";

    private static final Map<String, List<Consumer<Place>>> OF_KIND = Map.of(
            CHANGE_REPORT,
            OF_A_CHANGE_REPORT,
            "Alexa.DoorbellEventSource/DoorbellPress",
            OF_A_DOORBELL_PRESS,
            "Alexa.Discovery/AddOrUpdateReport",
            OF_A_DISCOVERY_REPORT,
            "Alexa.Discovery/DeleteReport",
            OF_A_DISCOVERY_REPORT);

    private EventRules() {}

    /** @throws carrick.oauth.OAuthException for the first rule that the message breaks */
    static void verify(Place message) {
        OF_EVERY_EVENT.forEach(rule -> rule.accept(message));
        var header = message.object().getJsonObject("event").getJsonObject("header");
        OF_KIND.getOrDefault(kind(header), List.of()).forEach(rule -> rule.accept(message));
    }

    static boolean isChangeReport(JsonObject header) {
        return kind(header).equals(CHANGE_REPORT);
    }

    /** Reports of endpoints that come and go are about no endpoint, and carry the scope in the payload. */
    static boolean isDiscovery(JsonObject header) {
        return header.getString("namespace").equals("Alexa.Discovery");
    }

    private static String kind(JsonObject header) {
        return header.getString("namespace") + "/" + header.getString("name");
    }

    /** What a property tells about: two with the same identity tell about the same thing. */
    static List<String> identity(JsonObject property) {
        return List.of(property.getString("namespace"), property.getString("instance", ""), property.getString("name"));
    }

    @SafeVarargs
    private static List<Consumer<Place>> inOrder(Consumer<Place>... rules) {
        return List.of(rules);
    }

    private static Consumer<Place> required(String path, Form form) {
        return message -> message.at(path).forEach(place -> place.require(form));
    }

    private static Consumer<Place> optional(String path, Form form) {
        return message -> message.at(path).forEach(place -> place.allow(form));
    }

    private static Consumer<Place> properties(String path) {
        return Stream.of(
                        required(path, OBJECT),
                        required(path + ".namespace", NAME),
                        required(path + ".name", NAME),
                        optional(path + ".instance", NAME),
                        required(path + ".value", ANYTHING),
                        required(path + ".timeOfSample", TIME_OF_SAMPLE),
                        optional(path + ".uncertaintyInMilliseconds", WHOLE_NUMBER),
                        distinct("property by namespace, instance and name", EventRules::identity, path))
                .reduce(Consumer::andThen)
                .orElseThrow();
    }

    /** Each place on these paths has another identity than those before it. */
    private static Consumer<Place> distinct(String what, Function<JsonObject, List<String>> identity, String... paths) {
        return message -> {
            var known = new HashMap<List<String>, String>();
            Stream.of(paths).flatMap(message::at).forEach(place -> {
                var same = known.putIfAbsent(identity.apply(place.object()), place.path());
                if (same != null) {
                    throw place.rejection("must not be the same " + what + " as " + same);
                }
            });
        };
    }
}
