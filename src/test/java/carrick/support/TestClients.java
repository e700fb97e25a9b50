package carrick.support;

/** The clients of {@code clients.json}, as a test addresses them. */
public record TestClients(String id, String secret, String redirectUri, String scope) {

    public static TestClients skill() {
        return new TestClients(
                "skill",
                "skill-secret-0123456789",
                "https://layla.amazon.com/api/skill/link/MTESTVENDOR01",
                "smart_home");
    }

    public static TestClients strict() {
        return new TestClients("strict", "strict-secret-0123456789", "http://localhost:8765/strict", "read");
    }

    public static TestClients fixed() {
        return new TestClients("fixed", "fixed-secret-0123456789", "http://localhost:8765/fixed", "read");
    }

    /** Rotates at every refresh and answers a code again. */
    public static TestClients quick() {
        return new TestClients("quick", "quick-secret-0123456789", "http://localhost:8765/quick", "read");
    }

    public static TestClients pkce() {
        return new TestClients("pkce", "pkce-secret-0123456789", "http://localhost:8765/pkce", "read");
    }

    /** One of the clients of {@code clients.json} whose names begin with {@code request}, sending that redirect URI. */
    public static TestClients request(String id, String redirectUri) {
        return new TestClients("request-" + id, "request-" + id + "-secret-0123456789", redirectUri, "smart_home");
    }

    /** A client that one test has for itself, where it matters what else the client did. */
    public static TestClients alone(String id) {
        return new TestClients(id, id + "-secret-0123456789", "http://localhost:8765/" + id, "read");
    }

    /** One of the clients whose ids begin with {@code exchange-}, which differ in what became of their secret. */
    public static TestClients exchange(String what) {
        var id = "exchange-" + what;
        return new TestClients(id, id + "-secret-0123456789", "http://localhost:8765/" + id, "read");
    }

    /** Its links end after an hour of silence. */
    public static TestClients idle() {
        return new TestClients(
                "refresh-idle", "refresh-idle-secret-0123456789", "http://localhost:8765/refresh-idle", "read");
    }

    /** Its name and its secret have every character that somebody forgets to encode. */
    public static TestClients odd() {
        return new TestClients("odd", "odd+secret%20with:signs/and=more é", "http://localhost:8765/odd", "read");
    }

    /** Rotates at every refresh, and takes a stale refresh token for theft. */
    public static TestClients unforgiving() {
        return new TestClients(
                "unforgiving", "unforgiving-secret-0123456789", "http://localhost:8765/unforgiving", "read");
    }

    /** Links like any other and may introspect as well. */
    public static TestClients selfChecking() {
        return new TestClients(
                "self-checking", "self-checking-secret-0123456789", "http://localhost:8765/self-checking", "read");
    }

    public static TestClients resourceServer() {
        return new TestClients("resource-server", "resource-secret-0123456789", "", "");
    }

    /** May send events, and links nobody. */
    public static TestClients deviceCloud() {
        return new TestClients("device-cloud", "device-cloud-secret-0123456789", "", "");
    }

    /** May send events as well. */
    public static TestClients otherCloud() {
        return new TestClients("other-cloud", "other-cloud-secret-0123456789", "", "");
    }

    /** A smart home skill that sends events and does without the forwarder's signature. */
    public static TestClients home() {
        return home("home");
    }

    /** Another of the skills of {@code clients.json} whose names end in {@code home}. */
    public static TestClients home(String id) {
        return new TestClients(id, id + "-secret-0123456789", "http://localhost:8765/" + id, "smart_home");
    }
}
