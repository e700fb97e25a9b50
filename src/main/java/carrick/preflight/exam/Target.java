package carrick.preflight.exam;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is entered in the Alexa developer console for a skill, and what a run needs besides. Nothing is judged here: that is what the run
 * is for. It holds secrets, so it does not print itself.
 */
public final class Target {

    /** In characters. */
    static final int LONGEST_TEXT = 2_000;

    static final int MOST_ENTRIES = 100;

    private enum Kind {
        TEXT,
        LIST,
        FLAG,
        NUMBER
    }

    private static final Map<String, Kind> FIELDS = Map.ofEntries(
            Map.entry("name", Kind.TEXT),
            Map.entry("type", Kind.TEXT),
            Map.entry("authorization_uri", Kind.TEXT),
            Map.entry("token_uri", Kind.TEXT),
            Map.entry("client_id", Kind.TEXT),
            Map.entry("client_secret", Kind.TEXT),
            Map.entry("access_token_scheme", Kind.TEXT),
            Map.entry("scopes", Kind.LIST),
            Map.entry("domains", Kind.LIST),
            Map.entry("redirect_uris", Kind.LIST),
            Map.entry("app_redirect_uris", Kind.LIST),
            Map.entry("default_token_expiration", Kind.NUMBER),
            Map.entry("pkce", Kind.FLAG),
            Map.entry("callback", Kind.FLAG),
            Map.entry("username", Kind.TEXT),
            Map.entry("password", Kind.TEXT),
            Map.entry("patient", Kind.FLAG),
            Map.entry("metadata_uri", Kind.TEXT),
            Map.entry("revocation_uri", Kind.TEXT),
            Map.entry("resource_uri", Kind.TEXT),
            Map.entry("directive_uri", Kind.TEXT),
            Map.entry("messaging_client_id", Kind.TEXT),
            Map.entry("stand_in", Kind.FLAG),
            Map.entry("event_uri", Kind.TEXT),
            Map.entry("event_body", Kind.TEXT),
            Map.entry("event_authorization", Kind.TEXT),
            Map.entry("event_client_id", Kind.TEXT),
            Map.entry("event_client_secret", Kind.TEXT),
            Map.entry("privacy_uri", Kind.TEXT),
            Map.entry("terms_uri", Kind.TEXT));

    private final JsonObject json;

    private Target(JsonObject json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException naming the field that cannot be read, and what it must be */
    public static Target of(JsonObject json) {
        json.forEach(Target::require);
        var target = new Target(json);
        target.requireUri("authorization_uri");
        target.requireUri("token_uri");
        List.of(
                        "metadata_uri",
                        "revocation_uri",
                        "resource_uri",
                        "directive_uri",
                        "event_uri",
                        "privacy_uri",
                        "terms_uri")
                .stream()
                .filter(name -> !target.text(name).isEmpty())
                .forEach(target::requireUri);
        if (target.clientId().isEmpty()) {
            throw new IllegalArgumentException("client_id is missing");
        }
        if (!List.of("HTTP_BASIC", "REQUEST_BODY_CREDENTIALS").contains(target.scheme())) {
            throw new IllegalArgumentException("access_token_scheme must be HTTP_BASIC or REQUEST_BODY_CREDENTIALS");
        }
        if (target.redirectUris().isEmpty()) {
            throw new IllegalArgumentException(
                    "redirect_uris is missing: the Alexa Redirect URLs that the developer console shows, or alexa_redirect_url with one of them");
        }
        target.redirectUris().forEach(Target::parse);
        return target;
    }

    private static void require(String name, JsonValue value) {
        var kind = FIELDS.get(name);
        if (kind == null) {
            throw new IllegalArgumentException(name + " is no field of a preflight; see preflight.md for those it has");
        }
        var right =
                switch (kind) {
                    case TEXT ->
                        value instanceof JsonString text && text.getString().length() <= LONGEST_TEXT;
                    case LIST -> value instanceof jakarta.json.JsonArray list && isShort(list);
                    case FLAG -> value == JsonValue.TRUE || value == JsonValue.FALSE;
                    case NUMBER -> value instanceof JsonNumber number && number.isIntegral();
                };
        if (!right) {
            throw new IllegalArgumentException(name + " must be "
                    + switch (kind) {
                        case TEXT -> "a text of at most " + LONGEST_TEXT + " characters";
                        case LIST -> "a list of at most " + MOST_ENTRIES + " texts";
                        case FLAG -> "true or false";
                        case NUMBER -> "a whole number";
                    });
        }
    }

    private static boolean isShort(jakarta.json.JsonArray list) {
        return list.size() <= MOST_ENTRIES
                && list.stream()
                        .allMatch(entry -> entry instanceof JsonString text
                                && text.getString().length() <= LONGEST_TEXT);
    }

    private void requireUri(String name) {
        var uri = parse(text(name));
        if (uri.getHost() == null || !List.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    name + " must be an https URL, such as https://id.example.com/oauth/authorize");
        }
    }

    private static URI parse(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("this is no URL: " + text);
        }
    }

    private String text(String name) {
        return json.getString(name, "");
    }

    private List<String> list(String name) {
        return json.containsKey(name) ? json.getJsonArray(name).getValuesAs(JsonString::getString) : List.of();
    }

    private Optional<URI> uri(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty()).map(URI::create);
    }

    /** With every secret. */
    public JsonObject json() {
        return json;
    }

    public String name() {
        return text("name").isEmpty() ? clientId() + " at " + authorizationUri().getHost() : text("name");
    }

    /** {@code AUTH_CODE} or {@code IMPLICIT}. */
    public String type() {
        return json.getString("type", "AUTH_CODE");
    }

    public URI authorizationUri() {
        return URI.create(text("authorization_uri"));
    }

    public URI tokenUri() {
        return URI.create(text("token_uri"));
    }

    public String clientId() {
        return text("client_id");
    }

    public String clientSecret() {
        return text("client_secret");
    }

    public String scheme() {
        return json.getString("access_token_scheme", "HTTP_BASIC");
    }

    public List<String> scopes() {
        return list("scopes");
    }

    public List<String> domains() {
        return list("domains");
    }

    public List<String> redirectUris() {
        return list("redirect_uris");
    }

    /** The skill's own app, for app-to-app linking. */
    public List<String> appRedirectUris() {
        return list("app_redirect_uris");
    }

    /** {@code defaultTokenExpirationInSeconds}, in seconds. */
    public Optional<Integer> defaultTokenExpiration() {
        return json.containsKey("default_token_expiration")
                ? Optional.of(json.getInt("default_token_expiration"))
                : Optional.empty();
    }

    /** Whether PKCE is switched on in the developer console. */
    public boolean pkce() {
        return json.getBoolean("pkce", false);
    }

    /** Whether Carrick's own callback is registered as a redirect URI, so that a person need not paste addresses. */
    public boolean callback() {
        return json.getBoolean("callback", false);
    }

    /** Whether there are test credentials, to drive plain forms with. */
    public boolean hasCredentials() {
        return !username().isEmpty() && !password().isEmpty();
    }

    public String username() {
        return text("username");
    }

    public String password() {
        return text("password");
    }

    /** Whether there is time for what takes minutes: refresh tokens after 60 and 299 seconds, and a cold token URI. */
    public boolean patient() {
        return json.getBoolean("patient", false);
    }

    public Optional<URI> metadataUri() {
        return uri("metadata_uri");
    }

    public Optional<URI> revocationUri() {
        return uri("revocation_uri");
    }

    /** Answers 200 to a good access token, and 401 to any other. */
    public Optional<URI> resourceUri() {
        return uri("resource_uri");
    }

    /** Where directives go: the forwarder, or what is behind it. */
    public Optional<URI> directiveUri() {
        return uri("directive_uri");
    }

    public String messagingClientId() {
        return text("messaging_client_id");
    }

    /** Whether the target calls this server's stand-in instead of Login with Amazon. */
    public boolean standIn() {
        return json.getBoolean("stand_in", false);
    }

    /** Where a POST of {@link #eventBody} makes a device change. */
    public Optional<URI> eventUri() {
        return uri("event_uri");
    }

    /** With {@code {endpoint}}, {@code {message_id}} and {@code {time}} to be filled in. */
    public String eventBody() {
        return text("event_body");
    }

    /** The header for that address; empty for none. */
    public String eventAuthorization() {
        return text("event_authorization");
    }

    /** Who gets a token of its own for that address; empty for nobody. */
    public String eventClientId() {
        return text("event_client_id");
    }

    public String eventClientSecret() {
        return text("event_client_secret");
    }

    public Optional<URI> privacyUri() {
        return uri("privacy_uri");
    }

    public Optional<URI> termsUri() {
        return uri("terms_uri");
    }

    @Override
    public String toString() {
        return name();
    }
}
