package carrick.demo;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One call that the demo made: what was asked, what came back, and how long it took against the limit of whoever asks in real life. */
public final class DemoCall {

    private static final Set<String> SECRETS = Set.of("access_token", "refresh_token");

    private final String title;
    private final String request;
    private final Reply reply;
    private final long limit;
    private final boolean good;
    private final JsonObject answer;

    /** What the server said; status 0 where it said nothing. */
    record Reply(int status, long millis, String body, String attempt) {}

    /**
     * @param request what people may read of it
     * @param limit in milliseconds
     * @param good what must hold of an answer in time
     */
    DemoCall(String title, String request, Reply reply, long limit, Predicate<DemoCall> good) {
        this.title = title;
        this.request = request;
        this.reply = reply;
        this.limit = limit;
        answer = parse(reply.body());
        this.good = reply.millis() <= limit && good.test(this);
    }

    public String getTitle() {
        return title;
    }

    public String getRequest() {
        return request;
    }

    public int getStatus() {
        return reply.status();
    }

    public long getMillis() {
        return reply.millis();
    }

    public long getLimit() {
        return limit;
    }

    public boolean isGood() {
        return good;
    }

    /** The answer, its tokens shortened: even a demo does not print them. */
    public String getAnswer() {
        var shown = Json.createObjectBuilder(answer);
        SECRETS.forEach(name -> find(name).ifPresent(token -> shown.add(name, shortened(token))));
        var text = new StringWriter();
        try (var writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.writeObject(shown.build());
        }
        return text.toString().strip();
    }

    JsonObject answer() {
        return answer;
    }

    /** The number of the link; {@code null} where the answer names none. */
    String attempt() {
        return reply.attempt();
    }

    boolean hasStatus(int expected) {
        return reply.status() == expected;
    }

    Optional<String> find(String field) {
        return answer.get(field) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static String shortened(String token) {
        return token.substring(0, Math.min(14, token.length())) + "\u2026 (" + token.length() + " characters)";
    }

    private static JsonObject parse(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException notJson) {
            return Json.createObjectBuilder().add("not JSON", body).build();
        }
    }
}
