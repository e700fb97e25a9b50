package carrick.preflight.wire;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Optional;

/** JSON of others, which need not be any. */
public final class JsonText {

    private JsonText() {}

    /** Empty where it is no JSON object. */
    public static Optional<JsonObject> read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException | StackOverflowError other) {
            return Optional.empty();
        }
    }
}
