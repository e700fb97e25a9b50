package carrick.alexa.delivery;

import static carrick.alexa.delivery.DeliveryFault.EVENTS_MISSING;
import static carrick.alexa.delivery.DeliveryFault.RECIPIENT_MISSING;
import static carrick.alexa.delivery.DeliveryFault.SKILL_NOT_NAMED;
import static carrick.alexa.delivery.DeliveryFault.TOO_MANY_EVENTS;

import carrick.alexa.event.EventMessage;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a device cloud posts: whom the events are for, and one message of Amazon's, or several.
 *
 * @param by which of the four names was used: {@code account}, {@code sub}, {@code grant} or {@code family}
 * @param skill the client whose links are meant; empty for all
 */
record EventsRequest(String by, String recipient, Optional<String> skill, List<EventMessage> messages) {

    static final int MOST = 300;

    private static final List<String> RECIPIENTS = List.of("account", "sub", "grant", "family");

    /** @throws carrick.oauth.OAuthException telling what is wrong where; nothing of the request is to be kept then */
    static EventsRequest of(JsonObject json) {
        var named = RECIPIENTS.stream().filter(json::containsKey).toList();
        if (named.size() != 1) {
            throw RECIPIENT_MISSING.rejection(named.size() + " were named");
        }
        var recipient = text(json, named.get(0)).orElseThrow(() -> RECIPIENT_MISSING.rejection("no text"));
        var skill = text(json, "skill");
        if (skill.isEmpty() && json.containsKey("skill")) {
            throw SKILL_NOT_NAMED.rejection(); // taken for none it would send to every skill
        }
        return new EventsRequest(named.get(0), recipient, skill, messages(json));
    }

    private static List<EventMessage> messages(JsonObject json) {
        if (json.containsKey("events") == json.containsKey("event")) {
            throw EVENTS_MISSING.rejection();
        }
        if (json.containsKey("event")) {
            return List.of(EventMessage.read(json, ""));
        }
        if (!(json.get("events") instanceof JsonArray events) || events.isEmpty()) {
            throw EVENTS_MISSING.rejection("events is no array, or empty");
        }
        if (events.size() > MOST) {
            throw TOO_MANY_EVENTS.rejection(events.size() + " events");
        }
        return IntStream.range(0, events.size())
                .mapToObj(i -> EventMessage.read(object(events.get(i)), "events[" + i + "]"))
                .toList();
    }

    private static JsonObject object(JsonValue value) {
        return value instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static Optional<String> text(JsonObject json, String name) {
        return Stream.ofNullable(json.get(name))
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).getString())
                .filter(text -> !text.isEmpty() && text.length() <= 200)
                .findFirst();
    }
}
