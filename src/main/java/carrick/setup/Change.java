package carrick.setup;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a configuration makes of one client: what was, what becomes, field by field. */
public final class Change {

    private final String clientId;
    private final JsonObject before;
    private final JsonObject after;

    /** @param before {@code null} where the client is new */
    Change(String clientId, JsonObject before, JsonObject after) {
        this.clientId = clientId;
        this.before = before;
        this.after = after;
    }

    public String getClientId() {
        return clientId;
    }

    /** {@code added}, {@code changed} or {@code unchanged}. */
    public String getKind() {
        return before == null ? "added" : before.equals(after) ? "unchanged" : "changed";
    }

    public boolean isNone() {
        return getKind().equals("unchanged");
    }

    /** Each field that differs, such as {@code policy.overlap: "PT1H" becomes "PT5M"}; of a new client nothing. */
    public List<String> getDifferences() {
        if (before == null) {
            return List.of();
        }
        var was = flat(before);
        var becomes = flat(after);
        var differences = new ArrayList<String>();
        var names = new TreeMap<String, JsonValue>(was);
        names.putAll(becomes);
        names.keySet().stream()
                .filter(name -> !Objects.equals(was.get(name), becomes.get(name)))
                .forEach(name ->
                        differences.add(name + ": " + show(was.get(name)) + " becomes " + show(becomes.get(name))));
        return differences;
    }

    private static Map<String, JsonValue> flat(JsonObject object) {
        var fields = new TreeMap<String, JsonValue>();
        object.forEach((name, value) -> {
            if (value instanceof JsonObject inner) {
                flat(inner).forEach((field, in) -> fields.put(name + "." + field, in));
            } else {
                fields.put(name, value);
            }
        });
        return fields;
    }

    private static String show(JsonValue value) {
        return value == null ? "nothing" : withoutHashes(value.toString());
    }

    /** For the audit log: without the hashes of secrets, which are nobody's business there. */
    String shownBefore() {
        return shown(before);
    }

    String shownAfter() {
        return shown(after);
    }

    private static String shown(JsonObject client) {
        return client == null ? null : withoutHashes(client.toString());
    }

    private static String withoutHashes(String json) {
        return json.replaceAll("\"sha256\":\"([0-9a-f]{8})[0-9a-f]{56}\"", "\"fingerprint\":\"$1\"");
    }
}
