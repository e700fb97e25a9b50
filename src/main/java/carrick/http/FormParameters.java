package carrick.http;

import static carrick.http.HttpFault.BODY_TOO_LARGE;
import static carrick.http.HttpFault.CONTENT_TYPE_UNSUPPORTED;
import static carrick.http.HttpFault.PARAMETER_MALFORMED;
import static carrick.http.HttpFault.PARAMETER_MISSING;
import static carrick.http.HttpFault.PARAMETER_REPEATED;

import carrick.trace.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parameters in the {@code application/x-www-form-urlencoded} format, from a query or a body. Empty values count as absent and unknown
 * names are ignored (RFC6749-3.1, RFC6749-3.2). The servlet's own parameters are not used: they mix query and body, keep repeated values
 * quietly and cannot give {@code state} back as it was written.
 */
public final class FormParameters {

    /** In bytes; far above the longest honest token request. */
    public static final int LONGEST_BODY = 16_384;

    private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2}).{0,2}");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Map<String, String> encoded = new LinkedHashMap<>();
    private final Map<String, String> decoded = new LinkedHashMap<>();
    private final Set<String> repeated = new LinkedHashSet<>();

    private FormParameters(String text) {
        for (var pair : text.split("&")) {
            if (!pair.isEmpty()) {
                add(pair);
            }
        }
    }

    /** @throws carrick.oauth.OAuthException where a {@code %} is not followed by two hexadecimal digits */
    public static FormParameters ofQuery(String query) {
        return new FormParameters(query == null ? "" : query);
    }

    /**
     * @throws carrick.oauth.OAuthException where the type is another, the body is too long, or a parameter is repeated (RFC6749-3.2)
     */
    public static FormParameters ofBody(String contentType, InputStream body) throws IOException {
        if (contentType == null
                || !contentType
                        .split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals(FORM)) {
            throw CONTENT_TYPE_UNSUPPORTED.rejection("Content-Type: " + contentType);
        }
        var bytes = bytes(body);
        var parameters = new FormParameters(new String(bytes, StandardCharsets.UTF_8));
        parameters.repeated.stream().findFirst().ifPresent(name -> {
            throw new NamedFault(PARAMETER_REPEATED, name).rejection("parameter " + name);
        });
        return parameters;
    }

    /** @throws carrick.oauth.OAuthException where there are more than {@link #LONGEST_BODY} */
    public static byte[] bytes(InputStream body) throws IOException {
        var bytes = RequestBody.read(body, LONGEST_BODY);
        if (bytes.length > LONGEST_BODY) {
            throw BODY_TOO_LARGE.rejection();
        }
        return bytes;
    }

    /** The first {@code %} of a query that begins no byte, what follows it, and in which parameter it stands; empty where all do. */
    public static Optional<String> malformed(String query) {
        return Stream.of(query.split("&"))
                .flatMap(pair -> MALFORMED
                        .matcher(pair)
                        .results()
                        .map(found -> found.group() + " in " + pair.substring(0, Math.max(0, pair.indexOf('=')))))
                .findFirst();
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(decoded.get(name)).filter(value -> !value.isEmpty());
    }

    /** @throws carrick.oauth.OAuthException naming the parameter that is missing */
    public String require(String name) {
        return find(name).orElseThrow(() -> new NamedFault(PARAMETER_MISSING, name).rejection("parameter " + name));
    }

    /** The value as it stood in the request, still encoded. */
    public Optional<String> findEncoded(String name) {
        return Optional.ofNullable(encoded.get(name)).filter(value -> !value.isEmpty());
    }

    /** What was sent, as a trace may show it. */
    public void tell(Fields fields) {
        Disclosure.tell(decoded, repeated, fields);
    }

    /** Everything that was sent, once each. */
    public Set<String> names() {
        return decoded.keySet();
    }

    /** The names that were sent more than once. */
    public Set<String> repeated() {
        return repeated;
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        var name = decode(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? "" : pair.substring(equals + 1);
        if (decoded.putIfAbsent(name, decode(value)) != null) {
            repeated.add(name);
        } else {
            encoded.put(name, value);
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw PARAMETER_MALFORMED.rejection();
        }
    }
}
