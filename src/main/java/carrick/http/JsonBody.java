package carrick.http;

import static carrick.http.HttpFault.JSON_EXPECTED;
import static carrick.http.HttpFault.JSON_MALFORMED;
import static carrick.http.HttpFault.JSON_TOO_LARGE;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;

/** A request body that is one JSON object. */
public final class JsonBody {

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
        var bytes = body.readNBytes(longest + 1);
        if (bytes.length > longest) {
            throw JSON_TOO_LARGE.rejection("more than " + longest + " bytes");
        }
        return bytes;
    }

    /** @throws carrick.oauth.OAuthException where the bytes are no JSON object; what is in them stays out of the trace */
    public static JsonObject parse(byte[] bytes) {
        try (var reader = READERS.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readObject();
        } catch (RuntimeException | StackOverflowError malformed) { // the parser has many ways to refuse
            throw JSON_MALFORMED.rejection();
        }
    }
}
