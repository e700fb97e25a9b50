package carrick.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays Alexa and the customer's browser over HTTP, knowing nothing of Carrick but its addresses. The browser part keeps cookies and
 * fills in whatever form the page has; the server part sends forms with HTTP Basic, as Amazon does.
 */
public final class Alexa {

    public static final String FORM = "application/x-www-form-urlencoded;charset=UTF-8";

    /** 1,108 characters, as captured of Alexa, with everything that can go wrong in an encoding. */
    public static final String STATE = "Amas" + "aB3+/9=".repeat(157) + "+/%20";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern ACTION = Pattern.compile("<form\\b[^>]*\\baction=\"([^\"]*)\"");

    private final String base;
    private final TestClients client;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final HttpClient server = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, String> request = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String language = "en";
    private Answer page;

    private Alexa(String base, TestClients client) {
        this.base = base;
        this.client = client;
        request.put("response_type", "code");
        request.put("client_id", client.id());
        request.put("redirect_uri", client.redirectUri());
        request.put("scope", client.scope());
        request.put("state", STATE);
    }

    /** Alexa linking that client at the shared server, in a browser without cookies. */
    public static Alexa linking(TestClients client) {
        return at(CarrickServer.url(), client);
    }

    public static Alexa at(String base, TestClients client) {
        return new Alexa(base, client);
    }

    /** Sends that parameter with the authorization request; {@code null} leaves it out. */
    public Alexa asking(String parameter, String value) {
        if (value == null) {
            request.remove(parameter);
        } else {
            request.put(parameter, value);
        }
        return this;
    }

    public Alexa speaking(String acceptLanguage) {
        language = acceptLanguage;
        return this;
    }

    /** Adds a header to everything the browser sends, or changes it, as a proxy in front of the server does. */
    public Alexa sending(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The authorization request's answer. */
    public Answer opens() {
        return opens(form(request));
    }

    /** The answer to an authorization request with exactly that query. */
    public Answer opens(String query) {
        page = browse(base + "/oauth/authorize?" + query, null);
        return page;
    }

    /** The query of the authorization request. */
    public String query() {
        return form(request);
    }

    /** The answer to an authorization request with a query that no URI may have. */
    public Answer opensVerbatim(String query) {
        return visitsVerbatim("/oauth/authorize?" + query);
    }

    /** Sends a path, without cookies, that nothing checks or encodes on the way. */
    @SuppressWarnings("deprecation") // java.net.URI would refuse it
    public Answer visitsVerbatim(String path) {
        try {
            var connection = (HttpURLConnection) new URL(base + path).openConnection();
            connection.setInstanceFollowRedirects(false);
            page = Answer.of(connection);
            return page;
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    /** Opens the request and follows it to the login page. */
    public Alexa opensLogin() {
        opens();
        follow();
        return this;
    }

    /** The page the browser shows now. */
    public Answer page() {
        return page;
    }

    /** Follows the redirect that came last, where it stays on this server. */
    public Answer follow() {
        page = browse(page.location(), null);
        return page;
    }

    /** Types an address of this server into the browser. */
    public Answer visits(String path) {
        page = browse(path, null);
        return page;
    }

    /** Looks at a page again that the browser showed before, as after a click on <i>back</i>. */
    public Alexa returnsTo(Answer earlier) {
        page = earlier;
        return this;
    }

    public Answer signIn(String username, String password) {
        return submit(Map.of("login:username", username, "login:password", password, "login:signIn", "x"));
    }

    /** From the authorization request to the consent page. */
    public Alexa signsInAs(String username, String password) {
        opensLogin();
        signIn(username, password);
        follow();
        return this;
    }

    public Alexa signsInAsAnn() {
        return signsInAs("ann", "ann-password-1");
    }

    public Answer allow() {
        return submit(Map.of("consent:allow", "x"));
    }

    /** <i>Not you?</i> */
    public Answer saysNotMe() {
        return submit(Map.of("consent:notYou", "x"));
    }

    public Answer cancelsSignIn() {
        return submit(Map.of("login:cancel", "x"));
    }

    public Answer deny() {
        return submit(Map.of("consent:deny", "x"));
    }

    public String codeAfterConsent() {
        return allow().redirectParameter("code");
    }

    /** Posts the page's form: its hidden fields as they are, and these. */
    public Answer submit(Map<String, String> fields) {
        page = reposts(page, fields);
        return page;
    }

    /** Posts the form of any page, while the browser goes on showing its own. */
    public Answer reposts(Answer shown, Map<String, String> fields) {
        var action = ACTION.matcher(shown.body());
        if (!action.find()) {
            throw new AssertionError("The page has no form:\n" + shown.body());
        }
        var all = hiddenFields(shown.body());
        all.putAll(fields);
        return browse(action.group(1), form(all));
    }

    /** The value of a hidden field of the page; {@code null} where it has none of that name. */
    public String hidden(String name) {
        return hiddenFields(page.body()).get(name);
    }

    /** One linking from beginning to end; the answer has both tokens. */
    public Answer links() {
        return exchanges(signsInAsAnn().codeAfterConsent());
    }

    public Answer exchanges(String code) {
        return exchanges(code, Map.of());
    }

    /** Exchanges the code, with these fields added or, where empty, left out. */
    public Answer exchanges(String code, Map<String, String> changed) {
        var fields = new LinkedHashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                request.getOrDefault("redirect_uri", "")));
        fields.putAll(changed);
        fields.values().removeIf(String::isEmpty);
        return posts("token", fields);
    }

    public Answer refreshes(String refreshToken) {
        return posts("token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    public Answer revokes(String token) {
        return posts("revoke", Map.of("token", token));
    }

    public Answer introspects(String token) {
        return posts("introspect", Map.of("token", token));
    }

    /** Whether a resource server is told that the token is active. */
    public boolean isActive(String token) {
        return at(base, TestClients.resourceServer()).introspects(token).json().getBoolean("active");
    }

    /** Posts a form without an Authorization header. */
    public Answer postsInBody(String endpoint, Map<String, String> fields) {
        return posts(endpoint, form(fields), Map.of("Content-Type", FORM));
    }

    /** Posts a form to an endpoint under {@code /oauth}, with this client's credentials by HTTP Basic. */
    public Answer posts(String endpoint, Map<String, String> fields) {
        return posts(
                endpoint,
                form(fields),
                Map.of("Content-Type", FORM, "Authorization", basic(client.id(), client.secret())));
    }

    /** Posts any body with any headers to an endpoint under {@code /oauth}. */
    public Answer posts(String endpoint, String body, Map<String, String> headers) {
        var post = HttpRequest.newBuilder(URI.create(base + "/oauth/" + endpoint))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(post::header);
        return send(server, post);
    }

    /** Sends a request with any method, without cookies. */
    public Answer sends(String method, String path) {
        return send(
                server,
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(PATIENCE)
                        .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** What the server says of itself (RFC8414-3). */
    public Answer metadata() {
        return sends("GET", "/.well-known/oauth-authorization-server");
    }

    public String issuer() {
        return metadata().json().getString("issuer");
    }

    public static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    public static String form(Map<String, String> fields) {
        var form = new StringBuilder();
        fields.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(encode(name))
                .append('=')
                .append(encode(value)));
        return form.toString();
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer browse(String location, String form) {
        var request = HttpRequest.newBuilder(URI.create(location.startsWith("/") ? base + location : location))
                .timeout(PATIENCE)
                .header("Accept-Language", language)
                .header("User-Agent", "Mozilla/5.0 (Linux; Android 12) AmazonWebView/Amazon Alexa");
        headers.forEach(request::setHeader);
        return send(
                browser,
                form == null
                        ? request
                        : request.header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static Answer send(HttpClient client, HttpRequest.Builder request) {
        try {
            return Answer.of(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static Map<String, String> hiddenFields(String html) {
        var fields = new LinkedHashMap<String, String>();
        Matcher inputs = INPUT.matcher(html);
        while (inputs.find()) {
            if ("hidden".equals(attribute(inputs.group(), "type"))) {
                fields.put(attribute(inputs.group(), "name"), attribute(inputs.group(), "value"));
            }
        }
        return fields;
    }

    private static String attribute(String tag, String name) {
        var found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find()
                ? found.group(1).replace("&amp;", "&").replace("&quot;", "\"").replace("&lt;", "<")
                : "";
    }
}
