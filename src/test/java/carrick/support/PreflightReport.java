package carrick.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The report of a preflight once it is over, as the console's API has it. */
public final class PreflightReport {

    /** The person is asked each time, and is no faster than people are. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private static final long PATIENCE = 240_000_000_000L;

    private final Console console;
    private final JsonObject json;

    private PreflightReport(Console console, JsonObject json) {
        this.console = console;
        this.json = json;
    }

    /** Waits for its end. */
    public static PreflightReport of(Console console, Answer begun) {
        return of(console, begun, waiting -> {});
    }

    /** The report of a run that is cancelled where it waits for a person. */
    public static PreflightReport withoutAnybody(Console console, Answer begun) {
        return of(
                console,
                begun,
                waiting -> console.posts("preflights/" + waiting.getString("number") + "/cancel", "{}"));
    }

    /** @param person does what the run asks for, told again and again while it waits */
    public static PreflightReport of(Console console, Answer begun, Consumer<JsonObject> person) {
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        var number = begun.json().getString("number");
        var deadline = System.nanoTime() + PATIENCE;
        var now = console.gets("preflights/" + number).json();
        while (!now.containsKey("ended_at")) {
            assertThat(System.nanoTime())
                    .as("waited too long for the preflight:\n" + now)
                    .isLessThan(deadline);
            if (now.getString("state").equals("WAITING")) {
                person.accept(now);
            }
            Patience.pause(BETWEEN_LOOKS);
            now = console.gets("preflights/" + number).json();
        }
        return new PreflightReport(console, now);
    }

    public String number() {
        return json.getString("number");
    }

    public JsonObject json() {
        return json;
    }

    public String text() {
        return console.gets("preflights/" + number() + "/text").body();
    }

    public List<String> failed() {
        return names(Set.of("fatal", "error", "warning", "note"));
    }

    public List<String> passed() {
        return names(Set.of("passed"));
    }

    public List<String> notTried() {
        return names(Set.of("not tried"));
    }

    private List<String> names(Set<String> outcomes) {
        return json.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> outcomes.contains(check.getString("outcome")))
                .map(check -> check.getString("name"))
                .toList();
    }
}
