package carrick.alexa.standin;

import carrick.oauth.Secret;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One call that arrived: filled in on the way and kept once it is answered. It knows no secret, only fingerprints. */
public final class Call {

    /** The page shows so many characters of anything; {@code /stand-in/calls} has it all. */
    private static final int SHOWN = 1_000;

    private final long begun = System.nanoTime();
    private final Map<String, String> details = new LinkedHashMap<>();
    private final List<String> fingerprints = new ArrayList<>();
    private long number;
    private String event = "";
    private int status;
    private long millis;

    /** @param at {@code token}, or the region of the gateway */
    Call(String at, Instant time) {
        details.put("time", time.toString());
        details.put("at", at);
    }

    /** Adds a detail, under the name it has in JSON. */
    Call with(String name, String value) {
        details.put(name, value);
        return this;
    }

    Call withSecret(String name, String value) {
        var fingerprint = new Secret(value).fingerprint();
        fingerprints.add(fingerprint);
        return with(name, fingerprint);
    }

    Call with(Event brought) {
        if (!brought.json().isEmpty()) {
            event = brought.toString();
            with("what", brought.what());
            brought.messageId().ifPresent(id -> with("messageId", id));
            brought.endpointId().ifPresent(id -> with("endpointId", id));
        }
        return this;
    }

    Call with(AmazonToken token) {
        return with("link", token.link());
    }

    Call with(SetFault fault) {
        return fault == SetFault.NOTHING ? this : with("fault", fault.fault().name());
    }

    /** @param answered 0 where no whole answer was given */
    Call ends(int answered) {
        status = answered;
        millis = (System.nanoTime() - begun) / 1_000_000;
        return this;
    }

    Call numbered(long next) {
        number = next;
        return this;
    }

    boolean isAt(String place) {
        return place.equals(details.get("at"));
    }

    /** Whether that text stands in the call, or is the secret that came with it. */
    boolean has(String text) {
        return summary().build().toString().contains(text)
                || event.contains(text)
                || fingerprints.contains(new Secret(text).fingerprint());
    }

    /** In characters. */
    int size() {
        return event.length()
                + details.values().stream().mapToInt(String::length).sum();
    }

    JsonObject toJson() {
        var json = summary();
        if (!event.isEmpty()) {
            try (var reader = Json.createReader(new StringReader(event))) {
                json.add("event", reader.readObject());
            }
        }
        return json.build();
    }

    public long getNumber() {
        return number;
    }

    public String getWhat() {
        return shown(details.getOrDefault("what", "not understood"));
    }

    /** The answer in a few words. */
    public String getOutcome() {
        return (status == 0 ? "connection cut" : status) + " in " + millis + " ms";
    }

    public boolean isGood() {
        return status >= 200 && status < 300 && !details.containsKey("fault");
    }

    /** What else is known of it, as name and value. */
    public List<String> getDetails() {
        return details.entrySet().stream()
                .filter(detail -> !detail.getKey().equals("what"))
                .map(detail -> shown(detail.getKey() + " " + detail.getValue()))
                .toList();
    }

    public String getEvent() {
        return shown(event);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\u2026";
    }

    private JsonObjectBuilder summary() {
        var json = Json.createObjectBuilder().add("number", number);
        details.forEach(json::add);
        return json.add("status", status).add("duration_ms", millis);
    }
}
