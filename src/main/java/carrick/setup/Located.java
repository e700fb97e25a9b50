package carrick.setup;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON value that knows its path and line, so that a mistake in a file can be shown where it stands.
 *
 * @param value a {@code Map<String, Located>}, a {@code List<Located>}, a {@code String}, a {@code Long}, a {@code Boolean} or {@code null}
 */
record Located(String path, long line, Object value) {

    /** @throws Mistake where the text is no JSON, or has an object with a name twice */
    static Located parse(String text) {
        try (var parser = Json.createParser(new StringReader(text))) {
            parser.next();
            var root = read(parser, "");
            parser.hasNext(); // stumbles over whatever follows the end
            return root;
        } catch (JsonParsingException malformed) {
            var line = malformed.getLocation() == null
                    ? 1
                    : malformed.getLocation().getLineNumber();
            throw new Mistake(
                    line, "", "is not JSON here: look for a missing comma, quote or bracket, or one too many");
        } catch (Mistake mistake) {
            throw mistake;
        } catch (RuntimeException malformed) {
            throw new Mistake(1, "", "is not a JSON object");
        }
    }

    /** The fields of this object. @throws Mistake for another value, or a field that is not one of {@code known} */
    Map<String, Located> object(String... known) {
        if (!(value instanceof Map<?, ?>)) {
            throw mistake("must be an object in braces");
        }
        @SuppressWarnings("unchecked")
        var fields = (Map<String, Located>) value;
        fields.keySet().stream()
                .filter(name -> !Set.of(known).contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw fields.get(name)
                            .mistake("is not a field that Carrick knows here; known are " + String.join(", ", known));
                });
        return fields;
    }

    List<Located> list() {
        if (!(value instanceof List<?>)) {
            throw mistake("must be a list in brackets");
        }
        @SuppressWarnings("unchecked")
        var items = (List<Located>) value;
        return items;
    }

    /** A text that is not empty and at most {@code longest} characters long, without control characters. */
    String text(int longest) {
        if (!(value instanceof String text) || text.isBlank()) {
            throw mistake("must be a text in quotes, not empty");
        }
        if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw mistake("must be at most " + longest + " characters long, on one line");
        }
        return text;
    }

    boolean flag() {
        if (!(value instanceof Boolean flag)) {
            throw mistake("must be true or false");
        }
        return flag;
    }

    Mistake mistake(String whatAndCure) {
        return new Mistake(line, path, whatAndCure);
    }

    private static Located read(JsonParser parser, String path) {
        return read(parser, parser.currentEvent(), path);
    }

    private static Located read(JsonParser parser, JsonParser.Event event, String path) {
        var line = parser.getLocation().getLineNumber();
        return new Located(
                path,
                line,
                switch (event) {
                    case START_OBJECT -> fields(parser, path);
                    case START_ARRAY -> items(parser, path);
                    case VALUE_STRING -> parser.getString();
                    case VALUE_NUMBER -> parser.getLong();
                    case VALUE_TRUE -> true;
                    case VALUE_FALSE -> false;
                    default -> null;
                });
    }

    private static Map<String, Located> fields(JsonParser parser, String path) {
        var fields = new LinkedHashMap<String, Located>();
        while (parser.next() != JsonParser.Event.END_OBJECT) {
            var name = parser.getString();
            var at = path.isEmpty() ? name : path + "." + name;
            var field = read(parser, parser.next(), at);
            if (fields.put(name, field) != null) {
                throw field.mistake("stands twice");
            }
        }
        return fields;
    }

    private static List<Located> items(JsonParser parser, String path) {
        var items = new ArrayList<Located>();
        for (var event = parser.next(); event != JsonParser.Event.END_ARRAY; event = parser.next()) {
            items.add(read(parser, event, path + "[" + items.size() + "]"));
        }
        return items;
    }

    /** The value of an optional field. */
    static Optional<Located> in(Map<String, Located> fields, String name) {
        return Optional.ofNullable(fields.get(name)).filter(field -> field.value != null);
    }

    /** The value of a field that must be there. */
    Located require(Map<String, Located> fields, String name) {
        return in(fields, name).orElseThrow(() -> mistake("lacks the field " + name));
    }
}
