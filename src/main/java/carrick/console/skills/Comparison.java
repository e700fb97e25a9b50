package carrick.console.skills;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What Alexa has of a skill ({@code ask smapi get-account-linking-info}) against what this server needs, field by field. */
public final class Comparison {

    private static final int LEAST_SECONDS = 360;
    private static final int MOST_DOMAINS = 15;

    private final LinkingSettings settings;
    private final JsonObject alexa;
    private final List<Line> lines = new ArrayList<>();

    private Comparison(LinkingSettings settings, JsonObject alexa) {
        this.settings = settings;
        this.alexa = alexa;
    }

    /**
     * @param json as the command prints it, with the object around it or without
     * @throws IllegalArgumentException where it is no such JSON
     */
    public static List<Line> of(LinkingSettings settings, String json) {
        var comparison = new Comparison(settings, read(json));
        comparison.compare();
        return comparison.lines;
    }

    private static JsonObject read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            var object = reader.readObject();
            for (var around : List.of("accountLinkingResponse", "accountLinkingRequest")) {
                if (object.get(around) instanceof JsonObject inner) {
                    return inner;
                }
            }
            return object;
        } catch (JsonException | IllegalStateException malformed) {
            throw new IllegalArgumentException(
                    "This is not the JSON that ask smapi get-account-linking-info prints: look for a missing brace.");
        }
    }

    private void compare() {
        same("type", "AUTH_CODE", "Choose Auth Code Grant: smart home skills can have no other.");
        same(
                "authorizationUrl",
                settings.authorizationUri(),
                "Enter it as Your Web Authorization URI, without a query.");
        same("accessTokenUrl", settings.tokenUri(), "Enter it as Access Token URI.");
        same("clientId", settings.client().clientId(), "Enter it as Your Client ID, without blanks around it.");
        oneOf("accessTokenScheme", Set.of("HTTP_BASIC", "REQUEST_BODY_CREDENTIALS"));
        scopes();
        domains();
        expiration();
        if (alexa.get("skipOnEnablement") == JsonValue.TRUE) {
            lines.add(new Line(
                    "skipOnEnablement",
                    "true",
                    "false",
                    "Customers can enable the skill without linking; set it to false for smart home."));
        }
    }

    private void same(String field, String expected, String cure) {
        var has = text(field);
        lines.add(new Line(field, has, expected, has.equals(expected) ? "" : cure + strangeness(has, expected)));
    }

    /** What people do not see when they compare two texts. */
    private static String strangeness(String has, String expected) {
        if (has.strip().equals(expected)) {
            return " There is a blank before or after it.";
        }
        return has.equalsIgnoreCase(expected) ? " Capitals matter." : "";
    }

    private void oneOf(String field, Set<String> allowed) {
        var has = text(field);
        lines.add(new Line(
                field,
                has,
                "HTTP_BASIC or REQUEST_BODY_CREDENTIALS",
                allowed.contains(has) ? "" : "Choose one of the two; both work here."));
    }

    private void scopes() {
        var has = texts("scopes");
        var unknown = has.stream()
                .filter(scope -> !settings.client().scope().tokens().contains(scope))
                .toList();
        lines.add(new Line(
                "scopes",
                String.join(" ", has),
                settings.client().scope().toString(),
                has.isEmpty() && !settings.client().scope().isEmpty()
                        ? "Smart home skills need a scope: enter "
                                + settings.client().defaultScope() + "."
                        : unknown.isEmpty()
                                ? ""
                                : "This client does not know " + String.join(", ", unknown)
                                        + ": remove it there, or add it to the client here."));
    }

    private void domains() {
        var has = texts("domains");
        var cure = has.size() > MOST_DOMAINS
                ? "Alexa takes 15 at most."
                : has.isEmpty() || has.contains(settings.host())
                        ? ""
                        : "The pages of this server come from " + settings.host() + ": add it.";
        lines.add(new Line("domains", String.join(" ", has), settings.host(), cure));
    }

    private void expiration() {
        var has = alexa.get("defaultTokenExpirationInSeconds");
        var seconds = has instanceof JsonNumber number
                ? number.longValue()
                : has instanceof JsonString text && text.getString().matches("[0-9]{1,9}")
                        ? Long.parseLong(text.getString())
                        : 0;
        var lifetime = settings.client().policy().accessTokenLifetime().toSeconds();
        var cure = seconds == 0
                ? ""
                : seconds < LEAST_SECONDS
                        ? "Alexa refuses tokens that live less than 360 seconds; enter " + lifetime + "."
                        : seconds > lifetime
                                ? "Access tokens of this client live " + lifetime + " seconds: enter no more."
                                : "";
        lines.add(new Line(
                "defaultTokenExpirationInSeconds", has == null ? "" : has.toString(), String.valueOf(lifetime), cure));
    }

    private String text(String field) {
        return alexa.get(field) instanceof JsonString text ? text.getString() : "";
    }

    private List<String> texts(String field) {
        return alexa.get(field) instanceof JsonArray array
                ? array.stream()
                        .map(value -> value instanceof JsonString text ? text.getString() : value.toString())
                        .collect(Collectors.toList())
                : List.of();
    }

    /** One field. */
    public static final class Line {

        private final String field;
        private final String has;
        private final String expected;
        private final String cure;

        private Line(String field, String has, String expected, String cure) {
            this.field = field;
            this.has = has;
            this.expected = expected;
            this.cure = cure;
        }

        public String getField() {
            return field;
        }

        public String getHas() {
            return has.isEmpty() ? "nothing" : has;
        }

        public String getExpected() {
            return expected;
        }

        /** Empty where it will do. */
        public String getCure() {
            return cure;
        }

        public boolean isGood() {
            return cure.isEmpty();
        }
    }
}
