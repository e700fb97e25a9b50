package carrick.client;

import carrick.oauth.Scope;
import carrick.oauth.Secret;
import java.util.List;

/** Clients in good order; a test changes the one property it is about. */
public final class TestClients {

    public static final String SKILL = "skill";
    public static final String REDIRECT_URI = "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7";
    public static final Secret SECRET = new Secret("a-secret-with-enough-characters");

    private TestClients() {}

    /** With one redirect URI, the scopes {@code read} and {@code write}, {@code read} by default, and one secret. */
    public static Client skill() {
        return skill(new ClientPolicy());
    }

    public static Client skill(ClientPolicy policy) {
        return named(SKILL, policy).redirectingTo(List.of(REDIRECT_URI));
    }

    /** Without a redirect URI. */
    public static Client named(String clientId, ClientPolicy policy) {
        var client = new Client(clientId, "Living Room", policy)
                .offering(List.of("read Seeing your devices", "write"), Scope.parse("read"));
        client.add(new ClientSecret(1, SECRET.sha256()));
        return client;
    }

    /** That client once it has asked for a token of its own. */
    public static Client withTokens(Client client, long tokenId, byte[] salt) {
        set(client, "tokenId", tokenId);
        set(client, "tokenSalt", salt);
        return client;
    }

    /** As the persistence provider does it. */
    private static void set(Client client, String name, Object value) {
        try {
            var field = Client.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(client, value);
        } catch (ReflectiveOperationException renamed) {
            throw new AssertionError(renamed);
        }
    }
}
