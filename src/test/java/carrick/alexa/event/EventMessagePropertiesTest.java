package carrick.alexa.event;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.oauth.OAuthException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Whatever is posted: it is a message or it is refused. */
class EventMessagePropertiesTest {

    @Property
    @Tag("RFC6749-5.2")
    void anythingIsAMessageOrRefused(@ForAll("objects") JsonObject posted) {
        holds(posted);
    }

    @Property(tries = 3000)
    @Tag("RFC6749-5.2")
    void aDamagedMessageIsAMessageOrRefused(
            @ForAll("messages") JsonObject good, @ForAll int which, @ForAll("values") JsonValue damage) {
        var pointers = pointers("", good);
        var pointer = Json.createPointer(pointers.get(Math.floorMod(which, pointers.size())));

        holds(pointer.replace(good, damage));
        holds(pointer.remove(good));
    }

    private static void holds(JsonObject posted) {
        try {
            var message = EventMessage.read(posted, "events[0]");
            assertThat(EventMessage.read(TestEvents.object(message.json().toString()), ""))
                    .isEqualTo(message);
            var sent = EventMessage.addressed(message.json(), "Atza|x").toString();
            assertThat(sent).containsOnlyOnce("Atza|x");
            assertThat(EventMessage.read(TestEvents.object(sent), "")).isEqualTo(message);
        } catch (OAuthException refused) {
            assertThat(refused.fault().name()).isEqualTo("EVENT_INVALID");
            assertThat(refused.fault().description())
                    .matches("(events\\[0]\\.|the message )[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+");
        }
    }

    @Provide
    Arbitrary<JsonObject> messages() {
        return Arbitraries.of(EventMessageTest.messages().toList());
    }

    @Provide
    Arbitrary<JsonObject> objects() {
        return objectsOf(values());
    }

    /** Three levels deep, with the names that the rules look for among others. */
    @Provide
    Arbitrary<JsonValue> values() {
        var leaves = Arbitraries.oneOf(
                Arbitraries.of(JsonValue.NULL, JsonValue.TRUE, JsonValue.FALSE),
                Arbitraries.bigDecimals().map(Json::createValue),
                Arbitraries.strings().ofMaxLength(20).map(Json::createValue),
                Arbitraries.of("Alexa", "ChangeReport", "3", "lamp-1", "2026-11-22T19:00:00Z")
                        .map(Json::createValue));
        return Arbitraries.lazyOf(() -> leaves, () -> nested(leaves), () -> nested(nested(nested(leaves))));
    }

    private static Arbitrary<JsonValue> nested(Arbitrary<? extends JsonValue> values) {
        Arbitrary<JsonValue> arrays = values.list().ofMaxSize(3).map(items -> Json.createArrayBuilder(items)
                .build());
        return Arbitraries.oneOf(arrays, objectsOf(values), values.map(value -> value));
    }

    private static Arbitrary<JsonObject> objectsOf(Arbitrary<? extends JsonValue> values) {
        var names = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(5),
                Arbitraries.of(
                        "event",
                        "header",
                        "namespace",
                        "name",
                        "messageId",
                        "payload",
                        "endpoint",
                        "context",
                        "scope",
                        "token",
                        "change",
                        "cause",
                        "type",
                        "properties",
                        "endpoints",
                        "endpointId"));
        return Arbitraries.maps(names, values).ofMaxSize(5).map(members -> Json.createObjectBuilder(Map.copyOf(members))
                .build());
    }

    /** Of every value within another. */
    private static List<String> pointers(String at, JsonValue value) {
        var pointers = new ArrayList<String>();
        if (value instanceof JsonObject object) {
            object.forEach((name, member) -> {
                pointers.add(at + "/" + Json.encodePointer(name));
                pointers.addAll(pointers(at + "/" + Json.encodePointer(name), member));
            });
        } else if (value instanceof JsonArray array) {
            for (var i = 0; i < array.size(); i++) {
                pointers.add(at + "/" + i);
                pointers.addAll(pointers(at + "/" + i, array.get(i)));
            }
        }
        return pointers;
    }
}
