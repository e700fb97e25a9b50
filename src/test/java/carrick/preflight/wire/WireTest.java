package carrick.preflight.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carrick.platform.Networks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that are meant to hurt whoever asks. */
class WireTest {

    private final Wire wire = wire("127.0.0.0/8");
    private ServerSocket listener;
    private volatile boolean closed;

    private interface Answer {
        void to(Socket caller) throws Exception;
    }

    private static Wire wire(String allowed) {
        try {
            var guard = new AddressGuard(Networks.parse(allowed), "carrick.example");
            return new Wire(guard, Trust.ofAStranger(null), new Pace(() -> false));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    }

    @AfterEach
    void close() throws IOException {
        closed = true;
        listener.close();
        wire.close();
    }

    private URI answering(Answer answer) {
        var thread = new Thread(() -> {
            try (var caller = listener.accept()) {
                caller.getInputStream().read(new byte[8_192]);
                answer.to(caller);
            } catch (Exception gone) {
                closed = true; // the caller hung up, which is what some of these want
            }
        });
        thread.setDaemon(true);
        thread.start();
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/token");
    }

    private static void write(Socket caller, String text) throws IOException {
        caller.getOutputStream().write(text.getBytes(US_ASCII));
        caller.getOutputStream().flush();
    }

    @Test
    void aBodyWithoutEndIsCutOff() {
        var uri = answering(caller -> {
            write(caller, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
            while (!closed) {
                write(caller, "x".repeat(65_536));
            }
        });

        assertThatThrownBy(() -> wire.send(Call.get(uri)))
                .isInstanceOf(NoAnswer.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void whatIsPackedStaysPacked() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[50_000_000]);
        }
        var uri = answering(caller -> {
            write(caller, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n");
            caller.getOutputStream().write(packed.toByteArray());
        });

        assertThat(wire.send(Call.get(uri)).body()).hasSize(packed.size());
    }

    @Test
    void headersWithoutEndAreCutOff() {
        var uri = answering(caller -> {
            write(caller, "HTTP/1.1 200 OK\r\n");
            for (int i = 0; !closed && i < 1_000_000; i++) {
                write(caller, "X-" + i + ": y\r\n");
            }
        });

        assertThatThrownBy(() -> wire.send(Call.get(uri))).isInstanceOf(NoAnswer.class);
    }

    /** Each byte comes in time, and the whole never does. */
    @Test
    void anAnswerByDropsIsGivenUp() {
        var uri = answering(caller -> {
            for (int i = 0; !closed && i < 600; i++) {
                write(caller, i == 0 ? "HTTP/1.1 200 OK\r\nX: " : "y");
                Thread.sleep(100);
            }
        });

        assertThatThrownBy(() -> wire.send(Call.get(uri)))
                .isInstanceOf(NoAnswer.class)
                .hasMessageContaining("no whole answer in 15 seconds");
    }

    @Test
    void whatIsNotHttpIsSaidToBeNone() {
        var uri = answering(caller -> write(caller, "220 mail.example ESMTP\r\n"));

        assertThatThrownBy(() -> wire.send(Call.get(uri))).isInstanceOf(NoAnswer.class);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        var uri = answering(caller -> write(
                caller, "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n"));

        var heard = wire.send(Call.get(uri));

        assertThat(heard.status()).isEqualTo(302);
        assertThatThrownBy(() -> wire.send(Call.get(heard.next().orElseThrow())))
                .isInstanceOf(NoAnswer.class)
                .hasMessageContaining("carrick.preflight.networks");
    }

    @Test
    void nothingGoesToANeighbourWithoutLeave() {
        try (var strict = wire("10.0.0.0/8")) {
            var uri = answering(caller -> write(caller, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));

            assertThatThrownBy(() -> strict.send(Call.get(uri)))
                    .isInstanceOf(NoAnswer.class)
                    .hasMessageContaining("127.0.0.1");
        }
    }

    @Test
    void nothingGoesUnencryptedIntoTheWorld() {
        assertThatThrownBy(() -> wire.send(Call.get(URI.create("http://8.8.8.8/"))))
                .isInstanceOf(NoAnswer.class)
                .hasMessageContaining("not https");
    }

    @Test
    void otherSchemesAreNotCalled() {
        assertThatThrownBy(() -> wire.send(Call.get(URI.create("file:///etc/passwd"))))
                .isInstanceOf(NoAnswer.class);
        assertThatThrownBy(() -> wire.send(Call.get(URI.create("ftp://127.0.0.1/"))))
                .isInstanceOf(NoAnswer.class);
    }

    @Test
    void aRunHasAnEnd() {
        var pace = new Pace(() -> false);

        assertThatCode(() -> {
                    for (int i = 0; i < Pace.MOST_REQUESTS; i++) {
                        pace.spend();
                    }
                })
                .doesNotThrowAnyException();
        assertThatThrownBy(pace::spend).isInstanceOf(Stopped.class);
    }
}
