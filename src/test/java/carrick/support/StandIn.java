package carrick.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stand-in for Amazon of a server, as a test uses it: to set faults, to see what arrived, and to play Carrick towards Amazon. Tests
 * that share a server choose their own calls by a text that only they use: a code, a client id, a message id, the link of a token.
 */
public final class StandIn {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // by HTTP/2 an answer that is too short is not noticed
            .build();

    private StandIn(String base) {
        this.base = base + "/stand-in/";
    }

    /** @param url where the server answers, without a final slash */
    public static StandIn at(String url) {
        return new StandIn(url);
    }

    /**
     * Sets a fault for the next call.
     *
     * @param at {@code token} or {@code gateway}
     * @param match what must stand in the body as it is sent, or in the bearer token; empty for any call
     * @param name such as {@code UNAVAILABLE}; {@code alexa.md} has them all
     */
    public StandIn fault(String at, String match, String name) {
        return fault(at, match, name, Map.of());
    }

    /**
     * @param more {@code times} (0 for ever), {@code delay} (such as {@code PT3S}), {@code retry_after} (in seconds). To be late only, set
     *     the fault {@code NONE} with a delay
     */
    public StandIn fault(String at, String match, String name, Map<String, Object> more) {
        var fault = new LinkedHashMap<String, Object>(Map.of("at", at, "match", match, "fault", name));
        fault.putAll(more);
        var answer = posts("faults", Json.createObjectBuilder(fault).build().toString(), json());
        if (answer.status() != 201) {
            throw new AssertionError("The fault was not set: " + answer);
        }
        return this;
    }

    /** Clears the faults of all tests. */
    public StandIn clearsFaults() {
        sends("DELETE", "faults");
        return this;
    }

    /** Forgets the calls of all tests. */
    public StandIn forgetsCalls() {
        sends("DELETE", "calls");
        return this;
    }

    /** The calls so far in which that text stands, the oldest first; a code or refresh token finds its calls as well. */
    public List<JsonObject> calls(String match) {
        return sends("GET", "calls?match=" + Alexa.encode(match))
                .json()
                .getJsonArray("calls")
                .getValuesAs(JsonObject.class);
    }

    /** Waits until there are that many such calls. A call is there once it is answered. */
    public List<JsonObject> awaitCalls(String match, int count) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        var calls = calls(match);
        while (calls.size() < count) {
            if (System.nanoTime() - until > 0) {
                throw new AssertionError(count + " calls with " + match + " should have arrived, these did: " + calls);
            }
            Patience.aMoment();
            calls = calls(match);
        }
        return calls;
    }

    /** Sends the form to Login with Amazon. */
    public Answer exchanges(Map<String, String> form) {
        return posts("auth/o2/token", Alexa.form(form), Map.of("Content-Type", Alexa.FORM));
    }

    /** @param path behind {@code /stand-in/} */
    public Answer posts(String path, String body, Map<String, String> headers) {
        var post = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(post::header);
        return send(post);
    }

    public Answer sends(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private static Map<String, String> json() {
        return Map.of("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
