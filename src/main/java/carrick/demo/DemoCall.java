package carrick.demo;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One call of the demo's Alexa: what was asked, what came back, and how long it took against Amazon's limit. */
public final class DemoCall {

    /** Amazon gives up after this long, in milliseconds. */
    private static final long LIMIT = 4_500;

    private static final Set<String> SECRETS = Set.of("access_token", "refresh_token");

    private final String title;
    private final String request;
    private final int status;
    private final long millis;
    private final JsonObject answer;

    DemoCall(String title, String request, int status, long millis, String body) {
        this.title = title;
        this.request = request;
        this.status = status;
        this.millis = millis;
        this.answer = parse(body);
    }

    public String getTitle() {
        return title;
    }

    public String getRequest() {
        return request;
    }

    public int getStatus() {
        return status;
    }

    public long getMillis() {
        return millis;
    }

    public boolean isGood() {
        return status == 200
                && millis <= LIMIT
                && find("access_token").isPresent()
                && find("refresh_token").isPresent();
    }

    /** The answer, its tokens shortened: even a demo does not print them. */
    public String getAnswer() {
        return answer.entrySet().stream()
                .map(field -> "  \"" + field.getKey() + "\": "
                        + shown(field.getKey(), field.getValue().toString()))
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }

    Optional<String> find(String field) {
        return answer.get(field) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static String shown(String field, String value) {
        return SECRETS.contains(field)
                ? value.substring(0, Math.min(14, value.length())) + "\u2026\" (" + (value.length() - 2)
                        + " characters)"
                : value;
    }

    private static JsonObject parse(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException notJson) {
            return Json.createObjectBuilder().add("not JSON", body).build();
        }
    }
}
