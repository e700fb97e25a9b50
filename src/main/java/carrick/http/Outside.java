package carrick.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls to servers of others: bounded in time and size, and never redirected. Whether to try again is the caller's knowledge. */
@ApplicationScoped
public class Outside {

    /** In bytes; the longest honest answer is a pair of Amazon's tokens, 2,048 bytes each. */
    static final int LONGEST_ANSWER = 65_536;

    private static final Duration CONNECTING = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** @param body at most 64 KiB of it, as UTF-8 */
    public record Reply(int status, HttpHeaders headers, String body) {}

    /** What to send. Its text may hold secrets, so it does not print it. */
    public record Post(URI address, String contentType, String authorization, String body) {

        public static final String FORM = "application/x-www-form-urlencoded;charset=UTF-8";

        @Override
        public String toString() {
            return "POST " + address;
        }
    }

    /**
     * @param patience from the call to the last byte of the answer
     * @throws HttpTimeoutException where that took longer
     * @throws IOException where the connection failed, or the answer was too long
     */
    public Reply send(Post post, Duration patience) throws IOException {
        var request = HttpRequest.newBuilder(post.address())
                .header("Content-Type", post.contentType())
                .header("Accept", "application/json")
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofString(post.body()));
        authorize(request, post.authorization());
        return send(request.build(), patience);
    }

    /** Reads what lies there; otherwise like {@link #send}. */
    public Reply get(URI address, Duration patience) throws IOException {
        return get(address, null, patience);
    }

    /** @param authorization {@code null} for none */
    public Reply get(URI address, String authorization, Duration patience) throws IOException {
        var request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .timeout(patience)
                .GET();
        authorize(request, authorization);
        return send(request.build(), patience);
    }

    private Reply send(HttpRequest request, Duration patience) throws IOException {
        var answer = client.sendAsync(request, head -> new BoundedBody(LONGEST_ANSWER));
        try {
            var whole = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(whole.statusCode(), whole.headers(), new String(whole.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer in " + patience.toMillis() + " ms");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io
                    ? io
                    : new IOException(failed.getCause().toString());
        } catch (InterruptedException stopping) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("the server is stopping");
        }
    }

    /** What cannot stand in a header would otherwise be repeated in the exception, secrets and all. */
    private static void authorize(HttpRequest.Builder request, String authorization) throws IOException {
        try {
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
        } catch (IllegalArgumentException unsendable) {
            throw new IOException("the Authorization header has characters that cannot be sent");
        }
    }
}
