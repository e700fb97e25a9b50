package carrick.alexa.event;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a value in a message may look like, in the words a poster reads. */
enum Form {
    ANYTHING("may be anything", value -> true),
    OBJECT("must be an object", JsonObject.class::isInstance),
    ARRAY("must be an array", JsonArray.class::isInstance),
    PROPERTIES("must be an array of at least one property", value -> isArray(value, Integer.MAX_VALUE)),
    ENDPOINTS("must be an array of 1 to 300 endpoints", value -> isArray(value, 300)),
    NAME("must be a text of 1 to 200 characters on one line", text(Form::isName)),
    MESSAGE_ID("must be 1 to 127 letters A-Z a-z, digits or hyphens, such as a UUID", like("[A-Za-z0-9-]{1,127}")),
    PAYLOAD_VERSION("must be the text 3", like("3")),
    ENDPOINT_ID(
            "must be 1 to 256 letters A-Z a-z, digits or any of _ - = # ; : ? @ &",
            like("[A-Za-z0-9_=#;:?@&-]{1,256}")),
    CAUSE(List.of(
            "APP_INTERACTION",
            "PHYSICAL_INTERACTION",
            "PERIODIC_POLL",
            "RULE_TRIGGER",
            "VOICE_INTERACTION",
            "INVALID_CREDENTIALS",
            "SUBSCRIPTION_EXPIRED",
            "ALEXA_INTERACTION")),
    CAUSE_OF_A_PRESS(
            List.of("APP_INTERACTION", "PHYSICAL_INTERACTION", "PERIODIC_POLL", "RULE_TRIGGER", "VOICE_INTERACTION")),
    TIME_OF_SAMPLE(
            "must be an ISO 8601 time in UTC with at most three fraction digits, such as 2026-11-22T19:00:00.000Z",
            like("[0-9T:-]{19}(\\.[0-9]{1,3})?Z").and(text(Form::isTime))),
    TIME_OF_A_PRESS(
            "must be an ISO 8601 time in UTC without a fraction, such as 2026-11-22T19:00:00Z",
            like("[0-9T:-]{19}Z").and(text(Form::isTime))),
    WHOLE_NUMBER("must be a whole number, 0 or more", Form::isWholeNumber),
    OF_SHORT_NUMBERS("must have no number of more than 100 characters", Form::hasShortNumbers);

    private final String words;
    private final Predicate<JsonValue> test;

    Form(String words, Predicate<JsonValue> test) {
        this.words = words;
        this.test = test;
    }

    Form(List<String> values) {
        this("must be one of " + String.join(", ", values), text(values::contains));
    }

    /** As they follow a path: "must be an object". */
    String words() {
        return words;
    }

    boolean fits(JsonValue value) {
        return test.test(value);
    }

    private static Predicate<JsonValue> text(Predicate<String> test) {
        return value -> value instanceof JsonString text && test.test(text.getString());
    }

    private static Predicate<JsonValue> like(String pattern) {
        return text(Pattern.compile(pattern).asMatchPredicate());
    }

    private static boolean isArray(JsonValue value, int longest) {
        return value instanceof JsonArray array && !array.isEmpty() && array.size() <= longest;
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= 200 && text.chars().noneMatch(Character::isISOControl);
    }

    /** Also by the calendar: there is no 30 February. */
    private static boolean isTime(String text) {
        try {
            LocalDateTime.parse(text.substring(0, text.length() - 1));
            return true;
        } catch (DateTimeParseException noSuchTime) {
            return false;
        }
    }

    /** 1.0 is none: the gateway asks for an integer as it is written. */
    private static boolean isWholeNumber(JsonValue value) {
        return value instanceof JsonNumber number
                && number.isIntegral()
                && number.bigIntegerValue().signum() >= 0;
    }

    /** What was parsed once must parse again after it was stored; parsers take no number of any length. */
    private static boolean hasShortNumbers(JsonValue value) {
        return switch (value.getValueType()) {
            case NUMBER -> value.toString().length() <= 100;
            case ARRAY -> value.asJsonArray().stream().allMatch(Form::hasShortNumbers);
            case OBJECT -> value.asJsonObject().values().stream().allMatch(Form::hasShortNumbers);
            default -> true;
        };
    }
}
