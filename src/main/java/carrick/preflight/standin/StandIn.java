package carrick.preflight.standin;

import carrick.preflight.exam.Examination;
import carrick.preflight.wire.Call;
import carrick.preflight.wire.JsonText;
import carrick.preflight.wire.NoAnswer;
import carrick.preflight.wire.Parameters;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is to go wrong at the stand-in, and what arrived there. Texts to match are unique, so that nobody else meets these faults. */
public final class StandIn {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Examination examination;

    public StandIn(Examination examination) {
        this.examination = examination;
    }

    /**
     * @param at {@code token} or {@code gateway}
     * @param match stands in the call that is to fail
     * @param fault as Amazon calls it
     * @param times 0 for every time
     */
    public void spoil(String at, String match, String fault, int times) throws NoAnswer {
        set(Json.createObjectBuilder()
                .add("at", at)
                .add("match", match)
                .add("fault", fault)
                .add("times", times)
                .build());
    }

    /** Lets Login with Amazon take that long over one call. */
    public void delay(String match, Duration time) throws NoAnswer {
        set(Json.createObjectBuilder()
                .add("at", "token")
                .add("match", match)
                .add("delay", time.toString())
                .build());
    }

    private void set(JsonObject fault) throws NoAnswer {
        examination.wire().send(Call.json(address("faults"), fault.toString()));
    }

    /** The calls with that text in them, the oldest first, once there are enough or the time is over. */
    public List<Arrival> await(String match, Predicate<List<Arrival>> enough, Duration patience) throws NoAnswer {
        var until = System.nanoTime() + patience.toNanos();
        var arrived = arrived(match);
        while (!enough.test(arrived) && System.nanoTime() < until) {
            examination.pace().pause(BETWEEN_LOOKS);
            arrived = arrived(match);
        }
        return arrived;
    }

    private List<Arrival> arrived(String match) throws NoAnswer {
        var heard = examination.wire().send(Call.get(address("calls?match=" + Parameters.encode(match))));
        return JsonText.read(heard.text()).map(json -> json.getJsonArray("calls")).stream()
                .flatMap(List::stream)
                .map(call -> Arrival.of(call.asJsonObject()))
                .toList();
    }

    private URI address(String what) {
        return URI.create(examination.issuer() + "/stand-in/" + what);
    }

    /** For a report. */
    public static String told(List<Arrival> arrived) {
        return arrived.isEmpty()
                ? "Nothing arrived."
                : arrived.stream().map(Arrival::told).collect(Collectors.joining("\n"));
    }
}
