package carrick.protocol.findings;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Console;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;

/** The finding that stands first of an attempt, which is the one that people read. */
record FirstFinding(JsonObject json) {

    /** Waits until the finding of that name is the first. */
    static FirstFinding of(Console console, String number, String name) {
        console.awaitFirst(number, name);
        return new FirstFinding(console.awaitFinding(number, name));
    }

    /** Its evidence and its cure have these words. */
    FirstFinding tells(String severity, String seen, String cure) {
        assertThat(json.getString("severity")).isEqualTo(severity);
        assertThat(evidence()).anyMatch(line -> line.contains(seen));
        assertThat(json.getString("cure")).contains(cure);
        return this;
    }

    List<String> evidence() {
        return json.getJsonArray("evidence").getValuesAs(JsonString::getString);
    }
}
