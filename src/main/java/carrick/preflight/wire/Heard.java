package carrick.preflight.wire;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came back. It may hold secrets: {@link #told} is for reports, once hidden words are taken out.
 *
 * @param headers as they came, in order
 * @param body at most {@link Wire#LONGEST_BODY} bytes of it, not unpacked
 * @param millis from the first byte sent, with the time to connect, to the last one read
 */
public record Heard(Call call, int status, List<Map.Entry<String, String>> headers, byte[] body, long millis) {

    private static final int SHOWN = 300;

    public Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** In small letters, without parameters. */
    public String type() {
        return header("Content-Type")
                .map(type -> type.split("[;\\s]", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    public boolean isHtml() {
        return type().equals("text/html") || type().equals("application/xhtml+xml");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    public boolean isRedirect() {
        return status >= 300
                && status < 400
                && status != 304
                && header("Location").isPresent();
    }

    /** As text, for it need not be an URL. */
    public Optional<String> location() {
        return header("Location");
    }

    /** Where a browser would go; empty where that is no address. */
    public Optional<URI> next() {
        try {
            return location()
                    .map(text -> call.uri().resolve(text.replace(" ", "%20").replace("|", "%7C")));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** What was sent and what came back, in two lines. */
    public String told() {
        var where = location().map(text -> ", Location: " + Call.bare(text)).orElse("");
        var what = type().isEmpty() ? "" : ", " + header("Content-Type").orElse("");
        return "Sent: " + call.told() + "\nReceived: " + status + what + where + excerpt() + " in " + millis + " ms";
    }

    private String excerpt() {
        if (body.length == 0) {
            return "";
        }
        var words = isHtml()
                ? text().replaceAll("(?is)<(script|style|svg|head)\\b.*?</\\1>", " ")
                        .replaceAll("<[^>]*>", " ")
                : text();
        var plain = words.replaceAll("\\s+", " ").strip();
        return ": " + (plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…");
    }

    @Override
    public String toString() {
        return call + " -> " + status;
    }
}
