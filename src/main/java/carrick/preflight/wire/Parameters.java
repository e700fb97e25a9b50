package carrick.preflight.wire;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names and values in order, as queries and forms have them; a name may come twice. It may hold secrets, so it prints names only. */
public final class Parameters {

    private final List<String[]> pairs = new ArrayList<>();

    /** Reads a query or a body. What is not encoded well is taken as it stands. */
    public static Parameters parse(String encoded) {
        var read = new Parameters();
        if (encoded != null) {
            for (var pair : encoded.split("&")) {
                if (!pair.isEmpty()) {
                    var parts = pair.split("=", 2);
                    read.add(decode(parts[0]), parts.length == 1 ? "" : decode(parts[1]));
                }
            }
        }
        return read;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    static String namesIn(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(pair -> decode(pair.split("=", 2)[0]))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    public Parameters add(String name, String value) {
        pairs.add(new String[] {name, value});
        return this;
    }

    /** Instead of whatever has that name. */
    public Parameters set(String name, String value) {
        pairs.removeIf(pair -> pair[0].equals(name));
        return add(name, value);
    }

    public Parameters copy() {
        var copy = new Parameters();
        copy.pairs.addAll(pairs);
        return copy;
    }

    /** A copy that has nothing of that name. */
    public Parameters without(String name) {
        var copy = copy();
        copy.pairs.removeIf(pair -> pair[0].equals(name));
        return copy;
    }

    public Parameters addUnlessNull(String name, String value) {
        return value == null ? this : add(name, value);
    }

    /** The first of that name. */
    public Optional<String> find(String name) {
        return pairs.stream()
                .filter(pair -> pair[0].equals(name))
                .map(pair -> pair[1])
                .findFirst();
    }

    public List<String> names() {
        return pairs.stream().map(pair -> pair[0]).distinct().toList();
    }

    public String encoded() {
        return pairs.stream()
                .map(pair -> encode(pair[0]) + "=" + encode(pair[1]))
                .collect(Collectors.joining("&"));
    }

    /** Appended as Alexa does it: with {@code &} where the address has a query already. */
    public URI appendedTo(URI address) {
        var text = address.toString();
        return URI.create(text + (address.getRawQuery() == null ? "?" : "&") + encoded());
    }

    /** For a query or a form, with {@code %20} for a blank: every reading of it is the same. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return String.join(", ", names());
    }
}
