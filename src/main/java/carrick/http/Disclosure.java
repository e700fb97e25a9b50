package carrick.http;

import carrick.oauth.Secret;
import carrick.trace.Fields;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What of a message a trace may show. Whatever is not named here is shown by its length and a fingerprint only. */
public final class Disclosure {

    /** Parameters that are neither secret nor about a person. */
    private static final Set<String> CLEAR = Set.of(
            "response_type",
            "response_mode",
            "client_id",
            "redirect_uri",
            "scope",
            "code_challenge_method",
            "grant_type",
            "token_type_hint");

    /** What somebody calls a parameter: words of small letters. A secret that was sent in the place of a name does not look like that. HTML may leave {@code amp;} before it. */
    private static final Pattern NAME = Pattern.compile("(?:amp;)?[a-z]{2,}(?:(?:_|[A-Z])[a-z]+){0,4}");

    /** What is left of plus, slash and equals sign where a value was encoded twice. */
    private static final Pattern ESCAPE = Pattern.compile("%(?:2b|2f|3d)", Pattern.CASE_INSENSITIVE);

    private Disclosure() {}

    /** The parameters of a form or a query. */
    static void tell(Map<String, String> parameters, Set<String> repeated, Fields fields) {
        parameters.forEach(
                (name, value) -> fields.add(shown(name, value), CLEAR.contains(name) ? value : hidden(value)));
        if (!repeated.isEmpty()) {
            fields.add(
                    "sent more than once",
                    String.join(
                            " ",
                            repeated.stream()
                                    .map(name -> shown(name, parameters.get(name)))
                                    .toList()));
        }
    }

    /** JSON or a token alone, read as a form, is one long name without a value. */
    private static String shown(String name, String value) {
        return CLEAR.contains(name)
                        || !value.isEmpty()
                                && name.length() <= 30
                                && NAME.matcher(name).matches()
                ? name
                : "another name, " + hidden(name);
    }

    /** Length, what no honest encoding leaves in it, and a fingerprint: enough to match and to compare, too little to use. */
    static String hidden(String value) {
        var blanks = value.chars().filter(c -> c == ' ').count();
        var escapes = ESCAPE.matcher(value).find() ? ", encoded twice" : "";
        return value.length() + " characters" + (blanks == 0 ? "" : ", " + blanks + " blanks") + escapes + ", "
                + new Secret(value);
    }

    static void tell(HttpServletRequest request, Fields fields) {
        fields.add("method", request.getMethod())
                .add("Content-Type", request.getHeader("Content-Type"))
                .add("Accept", request.getHeader("Accept"))
                .add("Accept-Language", request.getHeader("Accept-Language"))
                .add("X-Forwarded-For", hops(request.getHeader("X-Forwarded-For")))
                .add("Authorization", scheme(request.getHeader("Authorization")));
        if (request.getCookies() != null) {
            var bytes = Arrays.stream(request.getCookies())
                    .mapToInt(cookie ->
                            cookie.getName().length() + cookie.getValue().length())
                    .sum();
            fields.add("cookies", request.getCookies().length + ", " + bytes + " characters");
        }
    }

    /** That there is a proxy may matter; the addresses are of persons. */
    private static String hops(String forwardedFor) {
        return forwardedFor == null ? null : forwardedFor.split(",").length + " addresses";
    }

    static void tell(HttpServletResponse response, Fields fields) {
        fields.add("Content-Type", response.getContentType())
                .add("Cache-Control", response.getHeader("Cache-Control"))
                .add("WWW-Authenticate", response.getHeader("WWW-Authenticate"))
                .add("Retry-After", response.getHeader("Retry-After"));
        var location = response.getHeader("Location");
        if (location != null) {
            tellLocation(location, fields);
        }
    }

    /** The address without what it carries: the code is a secret, and {@code state} may name a person. */
    private static void tellLocation(String location, Fields fields) {
        int query = location.indexOf('?');
        fields.add("Location", query < 0 ? location : location.substring(0, query));
        fields.add("Location length", location.getBytes(StandardCharsets.UTF_8).length);
        if (query >= 0) {
            var parameters = FormParameters.ofQuery(location.substring(query + 1));
            fields.add("Location parameters", String.join(" ", parameters.names()));
            parameters.find("error").ifPresent(error -> fields.add("error", error));
            parameters.find("state").ifPresent(state -> fields.add("state", hidden(state)));
        }
    }

    /** The first word: what follows is a secret, or what a proxy made of one. */
    private static String scheme(String authorization) {
        if (authorization == null) {
            return null;
        }
        var word = authorization.strip().split("[ \t]", 2)[0];
        return Set.of("basic", "bearer").contains(word.toLowerCase(java.util.Locale.ROOT))
                ? word
                : "another scheme, " + authorization.length() + " characters";
    }
}
