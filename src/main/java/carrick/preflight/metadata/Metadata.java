package carrick.preflight.metadata;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** @param json as it was answered */
public record Metadata(URI address, JsonObject json) {

    public String issuer() {
        return text("issuer");
    }

    public String text(String name) {
        return json.get(name) instanceof JsonString text ? text.getString() : "";
    }

    public boolean has(String name) {
        return json.containsKey(name);
    }

    /** Empty where there is no such list. */
    public List<String> list(String name) {
        return json.get(name) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonString.class::isInstance)
                        .map(entry -> ((JsonString) entry).getString())
                        .toList()
                : List.of();
    }

    public Optional<URI> uri(String name) {
        try {
            return Optional.of(text(name)).filter(text -> !text.isEmpty()).map(URI::create);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
