package carrick.relay;

import static carrick.relay.RelayFault.RELAYED_UNREACHABLE;
import static carrick.relay.RelayFault.RELAY_BODY_UNREADABLE;
import static carrick.relay.RelayFault.RELAY_BUSY;

import carrick.preflight.wire.Call;
import carrick.preflight.wire.Heard;
import carrick.preflight.wire.NoAnswer;
import carrick.preflight.wire.Pace;
import carrick.preflight.wire.Wires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Carries a token request to the server behind a relay, once: a code is spent by the first try. */
@ApplicationScoped
public class Passing {

    /** At once on one node: each holds a thread for as long as that server takes. */
    static final int MOST = 50;

    /** What belongs to one connection (RFC9110-7.6.1), and what the way out writes for itself. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "expect",
            "host",
            "content-length",
            "accept-encoding",
            "cookie",
            "set-cookie");

    @Inject
    Wires wires;

    private final Semaphore free = new Semaphore(MOST);

    /**
     * @param body as it came
     * @throws carrick.oauth.OAuthException where there is no answer
     */
    Heard pass(Relay relay, HttpServletRequest request, byte[] body) throws IOException {
        if (!free.tryAcquire()) {
            throw RELAY_BUSY.rejection("at most " + MOST + " at once", "one more");
        }
        try (var wire = wires.open(new Pace(() -> false))) {
            return wire.send(new Call(request.getMethod(), relay.tokenUri(), headers(request), text(body)));
        } catch (NoAnswer silent) {
            throw RELAYED_UNREACHABLE.rejection(
                    "an answer from " + relay.tokenUri().getHost(), silent.getMessage());
        } finally {
            free.release();
        }
    }

    /** Whether a header is passed on. */
    static boolean isPassed(String header) {
        return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new LinkedHashMap<String, String>();
        Collections.list(request.getHeaderNames()).stream()
                .filter(Passing::isPassed)
                .forEach(name -> headers.put(name, String.join(", ", Collections.list(request.getHeaders(name)))));
        return headers;
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException other) {
            throw RELAY_BODY_UNREADABLE.rejection();
        }
    }
}
