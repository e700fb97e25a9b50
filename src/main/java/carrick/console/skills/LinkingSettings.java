package carrick.console.skills;

import carrick.alexa.AlexaPreset;
import carrick.client.Client;
import carrick.client.ClientPolicy;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** What the Alexa developer console wants to know of this server for one skill, in its order and its words. */
public final class LinkingSettings {

    static final String UNKNOWN_SECRET = "the secret, which is shown once when it is made";
    private static final int MOST_SCOPES = 15;

    private final Client client;
    private final String issuer;
    private final List<String> providers;

    /**
     * @param issuer {@code carrick.issuer}
     * @param providers the hosts of others at which customers may sign in
     */
    public LinkingSettings(Client client, String issuer, List<String> providers) {
        this.client = client;
        this.issuer = issuer;
        this.providers = providers;
    }

    /** Field by field, from top to bottom. */
    public List<ConsoleField> fields() {
        return List.of(
                new ConsoleField("grant", "Authorization grant type", "Auth Code Grant")
                        .good("Smart home skills can have no other.")
                        .chosen(),
                https(new ConsoleField("authorizationUri", "Your Web Authorization URI", authorizationUri())),
                https(new ConsoleField("tokenUri", "Access Token URI", tokenUri())),
                new ConsoleField("clientId", "Your Client ID", client.clientId()).good("Known to this server."),
                secret(),
                new ConsoleField("scheme", "Your Authentication Scheme", "HTTP Basic (Recommended)")
                        .good("Credentials in request body works as well.")
                        .chosen(),
                scopes(),
                domains(),
                expiration(),
                redirects());
    }

    private ConsoleField domains() {
        var field = new ConsoleField("domains", "Domain List", String.join("\n", hosts()));
        return providers.isEmpty()
                ? field.good(
                        "The pages of this server load nothing from another host: their Content-Security-Policy forbids it.")
                : field.unknown(
                        "Add every host that the provider’s page loads from: a preflight finds them. Google, and others like it,"
                                + " refuse to sign people in inside the browser of an app: try it in the Alexa app.");
    }

    private List<String> hosts() {
        return Stream.concat(Stream.of(host()), providers.stream()).distinct().toList();
    }

    private ConsoleField https(ConsoleField field) {
        return issuer.startsWith("https://")
                ? field.good("https, without a query.")
                : field.bad("Alexa takes https only: set carrick.issuer to the address that customers reach.");
    }

    private ConsoleField secret() {
        var used = client.lastUsedAt();
        var field = new ConsoleField("secret", "Your Secret", UNKNOWN_SECRET).chosen();
        return used.isPresent()
                ? field.good("Somebody used it last at " + carrick.console.Times.show(used.get()) + ".")
                : field.unknown("Nobody has used it yet.");
    }

    private ConsoleField scopes() {
        var field = new ConsoleField("scopes", "Scope", client.defaultScope().toString());
        return client.scope().isEmpty()
                ? field.bad("Smart home skills need one: give this client a scope below.")
                : client.scope().tokens().size() > MOST_SCOPES
                        ? field.bad("Alexa takes 15 at most.")
                        : field.good("Known to this client: " + client.scope() + ".");
    }

    private ConsoleField expiration() {
        var seconds = client.policy().accessTokenLifetime().toSeconds();
        var field = new ConsoleField("expiration", "Default Access Token Expiration Time", String.valueOf(seconds));
        return seconds < ClientPolicy.SHORTEST_ACCESS_TOKEN.toSeconds()
                ? field.bad("Alexa needs 360 at least.")
                : field.good(
                        "In seconds. Alexa uses it only for answers without expires_in, and Carrick’s always have one.");
    }

    private ConsoleField redirects() {
        var missing = AlexaPreset.REGIONS.stream()
                .filter(region -> client.redirectUris().stream().noneMatch(uri -> uri.startsWith("https://" + region)))
                .toList();
        var field =
                new ConsoleField("redirects", "Alexa Redirect URLs", String.join("\n", client.redirectUris())).chosen();
        return missing.isEmpty()
                ? field.good("All three regions are registered. The developer console must show the same.")
                : field.bad("Customers of these regions cannot link: " + String.join(", ", missing)
                        + ". Register every URL that the developer console shows.");
    }

    /**
     * For {@code ask smapi update-account-linking-info}.
     *
     * @param secret {@code null} to leave it out
     */
    public JsonObject forSmapi(String secret) {
        var request = Json.createObjectBuilder()
                .add("type", "AUTH_CODE")
                .add("authorizationUrl", authorizationUri())
                .add("accessTokenUrl", tokenUri())
                .add("accessTokenScheme", "HTTP_BASIC")
                .add("clientId", client.clientId())
                .add("scopes", array(List.copyOf(client.defaultScope().tokens())))
                .add("domains", array(hosts()))
                .add(
                        "defaultTokenExpirationInSeconds",
                        client.policy().accessTokenLifetime().toSeconds())
                .add("skipOnEnablement", false);
        if (secret != null) {
            request.add("clientSecret", secret);
        }
        return Json.createObjectBuilder().add("accountLinkingRequest", request).build();
    }

    String authorizationUri() {
        return issuer + "/oauth/authorize";
    }

    String tokenUri() {
        return issuer + "/oauth/token";
    }

    String host() {
        return URI.create(issuer).getHost();
    }

    Client client() {
        return client;
    }

    private static JsonArrayBuilder array(List<String> texts) {
        var array = Json.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }
}
