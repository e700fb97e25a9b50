package carrick.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the console with a browser that has forms and cookies, and nothing else. It follows no redirect by itself. */
public final class Staff {

    public static final String FIRST_PASSWORD = "one-time-password-of-the-tests";
    public static final String PASSWORD = "admin-password-of-the-tests";

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Answer page;

    private Staff(String base) {
        this.base = base;
    }

    public static Staff somebody() {
        return at(CarrickServer.url());
    }

    public static Staff at(String base) {
        return new Staff(base);
    }

    /** The built-in administrator of the shared server, signed in; the one-time password is changed when that is first asked for. */
    public static synchronized Staff admin() {
        var admin = somebody().signIn("admin", PASSWORD);
        return admin.page.status() == 303 ? admin : somebody().choosesPassword("admin", FIRST_PASSWORD, PASSWORD);
    }

    /** Signs in with a one-time password and chooses another one. */
    public Staff choosesPassword(String username, String oneTime, String chosen) {
        signIn(username, oneTime);
        opens("/console/password");
        presses("change", "save", Map.of("current", oneTime, "chosen", chosen, "again", chosen));
        assertThat(page.location()).as(page.body()).contains("done=password");
        return this;
    }

    public Staff signIn(String username, String password) {
        opens("/console/sign-in");
        presses("login", "signIn", Map.of("username", username, "password", password));
        return this;
    }

    public Answer opens(String path) {
        page = sends(HttpRequest.newBuilder(URI.create(base + path)).GET());
        return page;
    }

    /** Sends a form of the page that was answered last, with its hidden fields, as if that button had been pressed. */
    public Answer presses(String form, String button, Map<String, String> typed) {
        var markup = form(form);
        var fields = new LinkedHashMap<String, String>();
        INPUT.matcher(markup)
                .results()
                .map(found -> found.group())
                .filter(input -> input.contains("type=\"hidden\""))
                .forEach(input -> fields.put(attribute(input, "name"), attribute(input, "value")));
        typed.forEach((name, value) -> fields.put(form + ":" + name, value));
        fields.put(form + ":" + button, "pressed");
        return posts(attribute(markup, "action"), fields);
    }

    public Answer posts(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> Alexa.encode(field.getKey()) + "=" + Alexa.encode(field.getValue()))
                .collect(Collectors.joining("&"));
        page = sends(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", Alexa.FORM)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        return page;
    }

    /** The value of a hidden field of the page that was answered last. */
    public String hidden(String name) {
        return INPUT.matcher(page.body())
                .results()
                .map(found -> found.group())
                .filter(input -> name.equals(attribute(input, "name")))
                .map(input -> attribute(input, "value"))
                .findFirst()
                .orElse(null);
    }

    public Answer page() {
        return page;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    private String form(String id) {
        var begin = page.body().indexOf("<form id=\"" + id + "\"");
        assertThat(begin).as("no form " + id + " on this page:\n" + page.body()).isNotNegative();
        return page.body().substring(begin, page.body().indexOf("</form>", begin));
    }

    private static String attribute(String tag, String name) {
        var found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find()
                ? found.group(1).replace("&amp;", "&").replace("&#39;", "'").replace("&lt;", "<")
                : "";
    }

    private Answer sends(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var response = CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return Answer.of(response);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private void keep(String cookie) {
        var parts = cookie.split(";")[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(parts[0]);
        } else {
            cookies.put(parts[0], parts[1]);
        }
    }
}
