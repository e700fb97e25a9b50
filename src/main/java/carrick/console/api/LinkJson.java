package carrick.console.api;

import carrick.grant.TokenFamily;
import carrick.platform.Id;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/** A link, such as one household's, as JSON. */
final class LinkJson {

    private LinkJson() {}

    static JsonObjectBuilder of(TokenFamily family) {
        var json = Json.createObjectBuilder()
                .add("number", Id.show(family.id()))
                .add("client_id", family.clientId())
                .add("scope", family.scope())
                .add("linked_at", Id.madeAt(family.id()).toString())
                .add("last_known_use_at", family.renewedAt().toString())
                .add("rotations", family.generation() - TokenFamily.FIRST_GENERATION)
                .add("alive", family.isAlive());
        if (!family.isAlive()) {
            json.add("ended_why", family.whyEnded().toLowerCase(Locale.ROOT));
        }
        if (family.endedAt() != null) {
            json.add("ended_at", family.endedAt().toString());
        }
        return json;
    }
}
