package carrick.http;

import static carrick.http.HttpFault.BODY_TOO_SLOW;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads what somebody sends, and gives up on who sends too much or too slowly: a thread waits for each. */
final class RequestBody {

    /** From the first byte to the last. How long the next byte may take is the server's setting. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private RequestBody() {}

    /**
     * @return the whole body; where that is longer than allowed, only the beginning, with more than {@code longest} bytes
     * @throws carrick.oauth.OAuthException where it took too long
     */
    static byte[] read(InputStream body, int longest) throws IOException {
        return read(body, longest, PATIENCE);
    }

    static byte[] read(InputStream body, int longest, Duration patience) throws IOException {
        var begun = System.nanoTime();
        var whole = new ByteArrayOutputStream();
        var some = new byte[8_192];
        for (int length; whole.size() <= longest && (length = body.read(some)) >= 0; ) {
            whole.write(some, 0, length);
            if (System.nanoTime() - begun > patience.toNanos()) {
                throw BODY_TOO_SLOW.rejection(whole.size() + " bytes in " + patience.toSeconds() + " seconds");
            }
        }
        return whole.toByteArray();
    }
}
