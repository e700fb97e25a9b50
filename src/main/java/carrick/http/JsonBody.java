package carrick.http;

import static carrick.http.HttpFault.JSON_EXPECTED;
import static carrick.http.HttpFault.JSON_MALFORMED;
import static carrick.http.HttpFault.JSON_TOO_LARGE;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.stream.JsonParserFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.Map;

/** A request body that is one JSON object. */
public final class JsonBody {

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private JsonBody() {}

    /**
     * Reads the bytes of a body, which a signature may be over.
     *
     * @param longest in bytes
     * @throws carrick.oauth.OAuthException where the type is another or the body is longer
     */
    public static byte[] read(String contentType, InputStream body, int longest) throws IOException {
        var type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        if (!type.toLowerCase(Locale.ROOT).equals("application/json")) {
            throw JSON_EXPECTED.rejection("Content-Type: " + contentType);
        }
        var bytes = RequestBody.read(body, longest);
        if (bytes.length > longest) {
            throw JSON_TOO_LARGE.rejection("more than " + longest + " bytes");
        }
        return bytes;
    }

    /** @throws carrick.oauth.OAuthException where the bytes are no JSON object; what is in them stays out of the trace */
    public static JsonObject parse(byte[] bytes) {
        try {
            var text = text(bytes);
            refuseMoreThanOne(text);
            try (var reader = READERS.createReader(new StringReader(text))) {
                return reader.readObject();
            }
        } catch (CharacterCodingException
                | RuntimeException
                | StackOverflowError malformed) { // there are many ways to refuse
            throw JSON_MALFORMED.rejection();
        }
    }

    /** A reader leaves what follows the object; a parser does not see that a name is repeated. */
    private static void refuseMoreThanOne(String text) {
        try (var parser = PARSERS.createParser(new StringReader(text))) {
            int depth = 0;
            do {
                depth += switch (parser.next()) { // one by one: at an end too early skipObject() would go on for ever
                    case START_OBJECT, START_ARRAY -> 1;
                    case END_OBJECT, END_ARRAY -> -1;
                    default -> 0;
                };
            } while (depth > 0);
            if (parser.hasNext()) { // or stumbles over it
                throw new IllegalArgumentException("more than one value");
            }
        }
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text; // RFC8259-8.1 lets a byte order mark be ignored
    }
}
