package carrick.alexa.event;

import carrick.oauth.OAuthException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A place in a message, so that a complaint can tell where.
 *
 * @param path from the request's body on; empty for a message that is the body
 * @param value what stands there; {@code null} where nothing does
 */
record Place(String path, JsonValue value) {

    /**
     * The places that a path leads to, such as {@code event.payload.endpoints[].endpointId}: one for each item of an array. There are
     * none where what should hold them is absent or something else, which is for another rule to tell.
     */
    Stream<Place> at(String steps) {
        var places = Stream.of(this);
        for (var step : steps.split("\\.")) {
            places = places.flatMap(
                    step.endsWith("[]")
                            ? place -> place.member(step.substring(0, step.length() - 2))
                                    .flatMap(Place::items)
                            : place -> place.member(step));
        }
        return places;
    }

    void require(Form form) {
        if (value == null) {
            throw rejection("is missing, it " + form.words());
        }
        allow(form);
    }

    /** Absence is no breach. */
    void allow(Form form) {
        if (value != null && !form.fits(value)) {
            throw rejection(form.words());
        }
    }

    /** Where an object is known to stand. */
    JsonObject object() {
        return value.asJsonObject();
    }

    /** The trace shows what the poster reads. */
    OAuthException rejection(String rule) {
        var fault = new EventRejected(path.isEmpty() ? "the message" : path, rule);
        return fault.rejection(fault.description());
    }

    private Stream<Place> member(String name) {
        return value instanceof JsonObject object
                ? Stream.of(new Place(path.isEmpty() ? name : path + "." + name, object.get(name)))
                : Stream.empty();
    }

    private Stream<Place> items() {
        return value instanceof JsonArray array
                ? IntStream.range(0, array.size()).mapToObj(i -> new Place(path + "[" + i + "]", array.get(i)))
                : Stream.empty();
    }
}
