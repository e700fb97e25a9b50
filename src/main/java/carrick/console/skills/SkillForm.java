package carrick.console.skills;

import carrick.http.Browsing;
import carrick.setup.Configuration;
import carrick.setup.Mistake;
import carrick.staff.Actor;
import carrick.staff.Role;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Name, redirect URIs, scopes, rights and policy of a client, edited in the words of its declaration, whose rules hold here too. */
@Named
@RequestScoped
public class SkillForm {

    private static final List<String> TEXTS = List.of(
            "refresh",
            "overlap",
            "stale_tokens",
            "code_replay_tolerance",
            "access_token_lifetime",
            "idle_limit",
            "jwt_audience");

    private static final List<String> FLAGS = List.of("answer_code_again", "pkce_required", "redirect_uri_optional");

    @Inject
    Browsing browsing;

    @Inject
    Actor actor;

    @Inject
    SkillPage page;

    @Inject
    Configuration configuration;

    @Inject
    SkillChanges changes;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Boolean> flags = new LinkedHashMap<>();
    private JsonObject described;
    private String error;

    @PostConstruct
    void read() {
        if (page.isKnown()) {
            described = configuration.describe(page.client());
            var policy = described.getJsonObject("policy");
            TEXTS.forEach(name -> values.put(name, policy.getString(name, "")));
            FLAGS.forEach(name -> flags.put(name, policy.getBoolean(name)));
            List.of("may_introspect", "may_send_events").forEach(name -> flags.put(name, described.getBoolean(name)));
            values.put("name", described.getString("name"));
            values.put("console", described.getString("console", ""));
            values.put("redirect_uris", String.join("\n", page.client().redirectUris()));
            values.put("scopes", scopes(described.get("scopes")));
            values.put("default_scope", described.getString("default_scope", ""));
        }
    }

    /** One a line, with what it means after a space. */
    private static String scopes(JsonValue scopes) {
        var lines = new StringBuilder();
        if (scopes instanceof JsonObject meanings) {
            meanings.forEach((token, meaning) -> lines.append(token)
                    .append(' ')
                    .append(((JsonString) meaning).getString())
                    .append('\n'));
        } else {
            scopes.asJsonArray().getValuesAs(JsonString.class).forEach(token -> lines.append(token.getString())
                    .append('\n'));
        }
        return lines.toString().strip();
    }

    public void save() {
        actor.require(Role.ADMIN);
        error = page.isSkill() ? Rails.complaint(value("refresh"), value("overlap"), value("idle_limit")) : null;
        if (error != null) {
            return;
        }
        try {
            changes.save(wanted());
            browsing.goTo("/console/skill?client_id=" + browsing.encoded(page.getClientId()) + "&done=saved");
        } catch (Mistake mistake) {
            error = mistake.brief();
        }
    }

    /** What stands in the fields, with everything that has no field here as it was. */
    private JsonObject wanted() {
        var wanted = Json.createObjectBuilder(described)
                .remove("alexa_redirect_url")
                .remove("console")
                .remove("default_scope")
                .add("name", value("name"))
                .add("redirect_uris", Json.createArrayBuilder(lines("redirect_uris")))
                .add("scopes", scopes())
                .add("policy", policy());
        List.of("may_introspect", "may_send_events").forEach(name -> wanted.add(name, flags.get(name)));
        List.of("console", "default_scope").forEach(name -> {
            if (!value(name).isBlank()) {
                wanted.add(name, value(name).strip());
            }
        });
        return AlexaUrls.folded(wanted.build());
    }

    private JsonObject policy() {
        var policy = Json.createObjectBuilder();
        TEXTS.stream()
                .filter(name -> !value(name).isBlank())
                .forEach(name -> policy.add(name, value(name).strip()));
        FLAGS.forEach(name -> policy.add(name, flags.get(name)));
        return policy.build();
    }

    /** With meanings where one has one, as a list where none has. */
    private JsonValue scopes() {
        var lines = lines("scopes");
        if (lines.stream().noneMatch(line -> line.contains(" "))) {
            return Json.createArrayBuilder(lines).build();
        }
        var meanings = Json.createObjectBuilder();
        lines.forEach(line -> {
            var parts = line.split(" ", 2);
            meanings.add(parts[0], parts.length == 2 ? parts[1].strip() : parts[0]);
        });
        return meanings.build();
    }

    /** Faces puts {@code null} where a field is empty. */
    private String value(String name) {
        return values.get(name) == null ? "" : values.get(name);
    }

    private List<String> lines(String name) {
        return value(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** What the text fields hold, by the names of the declaration. */
    public Map<String, String> getValues() {
        return values;
    }

    /** What the boxes hold, by the names of the declaration. */
    public Map<String, Boolean> getFlags() {
        return flags;
    }

    /** {@code null} before anything was refused. */
    public String getError() {
        return error;
    }
}
