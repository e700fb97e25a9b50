package carrick.preflight.wire;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request as it goes out. Its headers and its body may hold secrets, so it does not print them. */
public record Call(String method, URI uri, Map<String, String> headers, String body) {

    /** As Amazon's servers send it: with the parameter, which some servers stumble over. */
    public static final String FORM = "application/x-www-form-urlencoded;charset=UTF-8";

    /** What the web view of the Alexa app calls itself. */
    public static final String ALEXA_APP =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) AmazonWebView/Amazon"
                    + " Alexa/2.2.651540.0/iOS/18.3.1/iPhone";

    /** What Amazon's servers call themselves at the token URI. */
    public static final String ALEXA_SERVICE = "Amazon-Alexa-Service/1.0";

    private static final Pattern VALUE = Pattern.compile("(?<=[?&#])([^=&#]+)=([^&#]{17,})");

    private static final Set<String> PLAIN = Set.of(
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "code_challenge",
            "iss",
            "error",
            "error_description");

    public static Call get(URI uri) {
        return new Call(
                "GET",
                uri,
                Map.of(
                        "User-Agent", ALEXA_APP,
                        "Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
                        "Accept-Language", "en-US,en;q=0.9"),
                null);
    }

    /** A form that a page sends. */
    public static Call submit(URI uri, Parameters form) {
        return get(uri).as("POST")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with(form.encoded());
    }

    /** A form as Amazon's servers send it. */
    public static Call service(URI uri, Parameters form) {
        var headers = Map.of("User-Agent", ALEXA_SERVICE, "Accept", "application/json", "Content-Type", FORM);
        return new Call("POST", uri, headers, form.encoded());
    }

    public static Call json(URI uri, String json) {
        var headers =
                Map.of("User-Agent", ALEXA_SERVICE, "Accept", "application/json", "Content-Type", "application/json");
        return new Call("POST", uri, headers, json);
    }

    public Call as(String other) {
        return new Call(other, uri, headers, body);
    }

    /** @param value {@code null} to leave the header out */
    public Call with(String header, String value) {
        var changed = new LinkedHashMap<>(headers);
        if (value == null) {
            changed.remove(header);
        } else {
            changed.put(header, value);
        }
        return new Call(method, uri, changed, body);
    }

    public Call with(String otherBody) {
        return new Call(method, uri, headers, otherBody);
    }

    /** For a report: method, address, and of a form the names of its fields. */
    public String told() {
        var names = body == null || !String.valueOf(headers.get("Content-Type")).startsWith("application/x-www-form")
                ? ""
                : " with " + Parameters.namesIn(body);
        return method + " " + bare(uri.toString()) + names;
    }

    /** Without what a server may have put into an address to know its visitor again by. */
    static String bare(String address) {
        return VALUE.matcher(address)
                .replaceAll(found -> PLAIN.contains(found.group(1))
                        ? Matcher.quoteReplacement(found.group())
                        : Matcher.quoteReplacement(
                                found.group(1) + "=[" + found.group(2).length() + " characters]"));
    }

    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
