package carrick.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutsideTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Outside outside = new Outside();
    private final CountDownLatch finished = new CountDownLatch(1);
    private HttpServer server;

    private interface Behaviour {
        void answer(HttpExchange call) throws Exception;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        finished.countDown();
        server.stop(0);
    }

    @Test
    void sendsTheBodyAndReadsTheAnswer() throws IOException {
        behaves(call -> {
            var said = new String(call.getRequestBody().readAllBytes());
            var answer = (call.getRequestHeaders().getFirst("Authorization") + " "
                            + call.getRequestHeaders().getFirst("Content-Type") + " " + said)
                    .getBytes();
            call.sendResponseHeaders(418, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });

        var reply = outside.send(new Outside.Post(address(), "text/plain", "Bearer x", "grüße"), PATIENCE);

        assertThat(reply.status()).isEqualTo(418);
        assertThat(reply.body()).isEqualTo("Bearer x text/plain grüße");
    }

    @Test
    void followsNoRedirectThatCouldCarryTheTokenElsewhere() throws IOException {
        behaves(call -> {
            call.getResponseHeaders().add("Location", "http://localhost:1/");
            call.sendResponseHeaders(307, -1);
            call.close();
        });

        assertThat(post(PATIENCE).status()).isEqualTo(307);
    }

    @Test
    void givesUpAnAnswerThatDoesNotBegin() {
        behaves(call -> finished.await());

        assertThatThrownBy(() -> post(Duration.ofMillis(200))).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void givesUpAnAnswerThatDoesNotEnd() {
        behaves(call -> {
            call.sendResponseHeaders(200, 100);
            call.getResponseBody().write('x');
            call.getResponseBody().flush();
            finished.await();
        });

        assertThatThrownBy(() -> post(Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void givesUpAnAnswerThatIsTooLong() {
        behaves(call -> {
            call.sendResponseHeaders(200, 0);
            var some = new byte[1_000];
            for (int i = 0; i < 1_000; i++) {
                call.getResponseBody().write(some);
            }
            call.close();
        });

        assertThatThrownBy(() -> post(PATIENCE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than " + Outside.LONGEST_ANSWER);
    }

    @Test
    void tellsOfAConnectionThatIsRefused() throws IOException {
        int closed;
        try (var taken = new ServerSocket(0)) {
            closed = taken.getLocalPort();
        }
        var nobody = new Outside.Post(URI.create("http://localhost:" + closed), "text/plain", null, "");

        assertThatThrownBy(() -> outside.send(nobody, PATIENCE)).isInstanceOf(IOException.class);
    }

    @Test
    void aPostDoesNotPrintItsSecrets() {
        var post = new Outside.Post(URI.create("http://localhost/"), "text/plain", "Bearer Atza|1", "code=2");

        assertThat(post).hasToString("POST http://localhost/");
    }

    private void behaves(Behaviour behaviour) {
        server.createContext("/", call -> {
            try {
                behaviour.answer(call);
            } catch (Exception gone) {
                call.close();
            }
        });
    }

    private Outside.Reply post(Duration patience) throws IOException {
        return outside.send(new Outside.Post(address(), "text/plain", null, ""), patience);
    }

    private URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }
}
