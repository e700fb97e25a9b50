package carrick.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Somebody who asks the console's data, with the token for it. What was not there yet is waited for. */
public final class Console {

    public static final String TOKEN = "console-token-of-the-tests-0123456789";

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;

    private Console(String base) {
        this.base = base + "/console/api/";
    }

    public static Console shared() {
        return at(CarrickServer.url());
    }

    public static Console at(String base) {
        return new Console(base);
    }

    public Answer gets(String path) {
        return sends("GET", path, "Bearer " + TOKEN);
    }

    /** @param authorization {@code null} for none */
    public Answer sends(String method, String path, String authorization) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return sends(request);
    }

    private Answer sendsJson(String method, String path, String json) {
        return sends(HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    private static Answer sends(HttpRequest.Builder request) {
        try {
            return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    public Answer posts(String path, String json) {
        return sendsJson("POST", path, json);
    }

    public Answer puts(String path, String json) {
        return sendsJson("PUT", path, json);
    }

    public Answer erases(String account) {
        return sends("DELETE", "traces?account=" + Alexa.encode(account), "Bearer " + TOKEN);
    }

    /** The attempt as it is once that holds. */
    public JsonObject attempt(String number, Predicate<JsonObject> once) {
        return await(
                        "attempts/" + number,
                        answer -> answer.status() == 200 && once.test(answer.json()),
                        answer -> answer.status() == 200 ? told(answer.json()) : answer.toString())
                .json();
    }

    /** What a failure needs: short enough for a log. */
    private static String told(JsonObject attempt) {
        return "findings " + names(attempt) + ", next look at " + attempt.getString("next_look_at", "no time")
                + ", steps "
                + attempt.getJsonArray("steps").stream()
                        .map(JsonObject.class::cast)
                        .map(step -> step.getString("name") + " " + step.getString("fault", "ok"))
                        .toList();
    }

    /** The answer once that holds. */
    public Answer await(String path, Predicate<Answer> once) {
        return await(path, once, Answer::body);
    }

    private Answer await(String path, Predicate<Answer> once, Function<Answer, String> told) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var answer = gets(path);
        while (!once.test(answer)) {
            assertThat(System.nanoTime())
                    .as("waited too long for " + path + ": " + told.apply(answer))
                    .isLessThan(deadline);
            Patience.aMoment();
            answer = gets(path);
        }
        return answer;
    }

    /** The attempt once diagnosis has nothing more to look for. */
    public JsonObject concluded(String number) {
        return attempt(number, attempt -> !attempt.containsKey("next_look_at"));
    }

    /** The findings of the attempt, the likeliest cause first, once that one is the first. */
    public List<String> awaitFirst(String number, String finding) {
        return names(attempt(number, attempt -> names(attempt).indexOf(finding) == 0));
    }

    /** The finding itself, once it is there in whatever place. */
    public JsonObject awaitFinding(String number, String finding) {
        return attempt(number, attempt -> names(attempt).contains(finding)).getJsonArray("findings").stream()
                .map(JsonObject.class::cast)
                .filter(found -> found.getString("name").equals(finding))
                .findFirst()
                .orElseThrow();
    }

    /** The names of the findings in an attempt's JSON, in its order. */
    public static List<String> names(JsonObject attempt) {
        return attempt.getJsonArray("findings").stream()
                .map(found ->
                        found instanceof JsonString name ? name.getString() : ((JsonObject) found).getString("name"))
                .toList();
    }

    /** The steps of that name in an attempt's JSON. */
    public static List<JsonObject> steps(JsonObject attempt, String name) {
        return attempt.getJsonArray("steps").stream()
                .map(JsonObject.class::cast)
                .filter(step -> step.getString("name").equals(name))
                .toList();
    }
}
