package carrick.preflight.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.CookieStore;
import org.apache.hc.client5.http.cookie.StandardCookieSpec;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * The only way out of a run. Every request has a connection of its own, as calls from different machines of Amazon's have; redirects are
 * not followed, cookies are sent only from the jar that is passed, nothing is unpacked, and no proxy of the environment is used.
 */
public final class Wire implements AutoCloseable {

    /** In bytes. */
    public static final int LONGEST_BODY = 1_048_576;

    /** In seconds, for a whole answer; Alexa gives up a token after 4.5. */
    public static final int PATIENCE = 15;

    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final Timeout CONNECTING = Timeout.ofSeconds(5);
    private static final int MOST_AT_ONCE = 10;

    private final AddressGuard guard;
    private final Trust trust;
    private final Pace pace;
    private final CloseableHttpClient client;

    public Wire(AddressGuard guard, Trust trust, Pace pace) {
        this.guard = guard;
        this.trust = trust;
        this.pace = pace;
        client = HttpClients.custom()
                .setConnectionManager(connections(guard, trust))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setCookieSpec(StandardCookieSpec.RELAXED)
                        .setResponseTimeout(SILENCE)
                        .setConnectionRequestTimeout(SILENCE)
                        .build())
                .disableRedirectHandling()
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    private static HttpClientConnectionManager connections(AddressGuard guard, Trust trust) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(guard)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust.context()))
                .setMaxConnTotal(MOST_AT_ONCE)
                .setMaxConnPerRoute(MOST_AT_ONCE)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(65_536)
                                .setMaxHeaderCount(200)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECTING)
                        .setSocketTimeout(SILENCE)
                        .build())
                .build();
    }

    public AddressGuard guard() {
        return guard;
    }

    public Trust trust() {
        return trust;
    }

    /** Without cookies. */
    public Heard send(Call call) throws NoAnswer {
        return send(call, new BasicCookieStore());
    }

    /** @param cookies sent as far as they belong there; those that come back are added */
    public Heard send(Call call, CookieStore cookies) throws NoAnswer {
        pace.spend();
        requireSafe(call.uri());
        var request = new HttpUriRequestBase(call.method(), call.uri());
        call.headers().forEach(request::setHeader);
        if (call.body() != null) {
            request.setEntity(new ByteArrayEntity(
                    call.body().getBytes(StandardCharsets.UTF_8), null)); // its type is a header of the call
        }
        var context = HttpClientContext.create();
        context.setCookieStore(cookies);
        var watch = new CompletableFuture<Void>().orTimeout(PATIENCE, TimeUnit.SECONDS);
        watch.whenComplete((done, late) -> {
            if (late != null) {
                request.cancel();
            }
        });
        var begun = System.nanoTime();
        try {
            return client.execute(request, context, answer -> hear(call, answer, begun));
        } catch (IOException | RuntimeException failed) {
            throw noAnswer(call, failed, watch.isCompletedExceptionally());
        } finally {
            watch.complete(null);
        }
    }

    /** What would go out unencrypted, secrets and all, goes only where the configuration allows it. */
    private void requireSafe(URI uri) throws NoAnswer {
        if (!"https".equals(uri.getScheme())) { // which is looked up when it connects
            var complaint = guard.complaintAbout(uri);
            if (complaint.isPresent()) {
                throw new NoAnswer(complaint.get());
            }
        }
    }

    private static Heard hear(Call call, ClassicHttpResponse answer, long begun) throws IOException {
        var headers = Arrays.stream(answer.getHeaders())
                .map(header -> Map.entry(header.getName(), String.valueOf(header.getValue())))
                .toList();
        var body = answer.getEntity() == null
                ? new byte[0]
                : read(answer.getEntity().getContent());
        return new Heard(call, answer.getCode(), headers, body, (System.nanoTime() - begun) / 1_000_000);
    }

    private static byte[] read(InputStream content) throws IOException {
        if (content == null) {
            return new byte[0];
        }
        var whole = new ByteArrayOutputStream();
        var some = new byte[8_192];
        for (var length = content.read(some); length >= 0; length = content.read(some)) {
            whole.write(some, 0, length);
            if (whole.size() > LONGEST_BODY) {
                throw new IOException("the answer is longer than " + LONGEST_BODY + " bytes");
            }
        }
        return whole.toByteArray();
    }

    private static NoAnswer noAnswer(Call call, Exception failed, boolean late) {
        if (failed instanceof Stopped stopped) {
            throw stopped;
        }
        if (late || failed instanceof SocketTimeoutException || failed instanceof ConnectionRequestTimeoutException) {
            return new NoAnswer(call + ": no whole answer in " + PATIENCE + " seconds.");
        }
        var what = failed instanceof SSLException
                ? "the TLS connection failed: "
                : failed instanceof ClientProtocolException ? "no HTTP: " : "";
        return new NoAnswer(
                call + ": " + what + String.valueOf(failed.getMessage()).split("\n")[0]);
    }

    /** Whether something listens there. */
    public boolean isOpen(InetAddress address, int port) {
        pace.spend();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int) CONNECTING.toMilliseconds());
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** @param protocols none for whatever the server prefers */
    public Handshake shake(InetAddress address, int port, String host, String... protocols) {
        pace.spend();
        return Handshake.with(address, port, host, protocols);
    }

    /** 443 where the address names none. */
    public static int portOf(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "http".equals(uri.getScheme()) ? 80 : 443;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException closed) {
            throw new IllegalStateException(closed); // closing sockets does not fail
        }
    }
}
