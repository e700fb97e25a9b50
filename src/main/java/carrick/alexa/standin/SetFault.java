package carrick.alexa.standin;

import carrick.alexa.standin.AmazonFault.Place;
import carrick.platform.Pause;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A fault that waits for its calls. */
public final class SetFault {

    /** What is played where none was set. */
    static final SetFault NOTHING = new SetFault(Place.TOKEN, AmazonFault.NONE, "", Duration.ZERO, null);

    private static final List<String> FIELDS = List.of("at", "match", "fault", "times", "delay", "retry_after");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST = 1_000_000;

    private final Place place;
    private final AmazonFault fault;
    private final String match;
    private final Duration delay;
    private final Integer retryAfter;
    private int times;

    private SetFault(Place place, AmazonFault fault, String match, Duration delay, Integer retryAfter) {
        this.place = place;
        this.fault = fault;
        this.match = match;
        this.delay = delay;
        this.retryAfter = retryAfter;
    }

    /** @throws IllegalArgumentException telling which field is wrong and what is allowed */
    static SetFault of(JsonObject json) {
        if (!FIELDS.containsAll(json.keySet())) {
            throw new IllegalArgumentException("a fault has no other fields than " + String.join(", ", FIELDS));
        }
        var place = place(text(json, "at").orElse(""));
        var name = text(json, "fault");
        var delay = delay(text(json, "delay"));
        if (name.isEmpty() && delay.isZero()) {
            throw new IllegalArgumentException("there must be a fault or a delay");
        }
        var set = new SetFault(
                place,
                fault(place, name.orElse("NONE")),
                text(json, "match").orElse(""),
                delay,
                number(json, "retry_after").orElse(null));
        set.times = number(json, "times").orElse(1);
        return set;
    }

    /** Whether a call at that place, in which these texts stand, is the kind this one waits for. */
    boolean waitsFor(Place there, String... texts) {
        return place == there && (match.isEmpty() || Arrays.stream(texts).anyMatch(text -> text.contains(match)));
    }

    /** Counts a call; answers whether that was the last. */
    boolean isUsedUp() {
        return times > 0 && --times == 0;
    }

    AmazonFault fault() {
        return fault;
    }

    /** Takes the time that was set. A request waits in its thread, which is good enough for a stand-in. */
    void waitOut() {
        Pause.of(delay);
    }

    /** The header, where one was set or the status wants one. */
    Optional<Integer> retryAfter(int status) {
        return Optional.ofNullable(retryAfter == null && status == 429 ? Integer.valueOf(1) : retryAfter);
    }

    /** As it was set, with what was left out, and how many calls are left. */
    JsonObject toJson() {
        var json = Json.createObjectBuilder()
                .add("at", place.name().toLowerCase(Locale.ROOT))
                .add("match", match)
                .add("fault", fault.name())
                .add("times", times)
                .add("delay", delay.toString());
        return (retryAfter == null ? json : json.add("retry_after", retryAfter)).build();
    }

    @Override
    public String toString() {
        return toJson().toString();
    }

    private static Place place(String name) {
        return Arrays.stream(Place.values())
                .filter(place -> place.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("at must be token or gateway"));
    }

    private static AmazonFault fault(Place place, String name) {
        return AmazonFault.find(place, name)
                .orElseThrow(() -> new IllegalArgumentException("fault must be one of "
                        + AmazonFault.of(place).stream().map(Enum::name).collect(Collectors.joining(", "))));
    }

    private static Duration delay(Optional<String> text) {
        try {
            var delay = Duration.parse(text.orElse("PT0S"));
            if (!delay.isNegative() && delay.compareTo(LONGEST) <= 0) {
                return delay;
            }
        } catch (DateTimeParseException notADuration) {
            // told below, with what would be one
        }
        throw new IllegalArgumentException("delay must be an ISO 8601 duration from PT0S to PT60S");
    }

    private static Optional<String> text(JsonObject json, String field) {
        return switch (json.getOrDefault(field, JsonValue.NULL).getValueType()) {
            case NULL -> Optional.empty();
            case STRING -> Optional.of(json.getString(field));
            default -> throw new IllegalArgumentException(field + " must be a text");
        };
    }

    private static Optional<Integer> number(JsonObject json, String field) {
        var value = json.getOrDefault(field, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (value instanceof JsonNumber number
                && number.isIntegral()
                && number.longValue() >= 0
                && number.longValue() <= MOST) {
            return Optional.of(number.intValue());
        }
        throw new IllegalArgumentException(field + " must be a whole number from 0 to " + MOST);
    }
}
