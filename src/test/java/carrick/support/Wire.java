package carrick.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Speaks HTTP letter by letter: what no HTTP client would send, and from any loopback address. Each request has its own connection. */
public final class Wire {

    private static final int PATIENCE_MILLIS = 30_000;

    private final URI base;
    private final String from;

    private Wire(URI base, String from) {
        this.base = base;
        this.from = from;
    }

    /** To the shared server. */
    public static Wire toShared() {
        return to(CarrickServer.url());
    }

    public static Wire to(String base) {
        return new Wire(URI.create(base), "127.0.0.1");
    }

    /** As a caller with that address of the network 127.0.0.0/8. */
    public Wire from(String address) {
        return new Wire(base, address);
    }

    public Answer gets(String target, String... headers) {
        return sends("GET", target, headers);
    }

    /** @param headers lines such as {@code Cookie: a=b}; a Host among them replaces the right one */
    public Answer sends(String method, String target, String... headers) {
        return sendsVerbatim(head(method, target, headers) + "\r\n");
    }

    public Answer posts(String target, String body, String... headers) {
        var all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type: application/x-www-form-urlencoded";
        all[headers.length + 1] = "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length;
        return sendsVerbatim(head("POST", target, all) + "\r\n" + body);
    }

    public Answer posts(String target, Map<String, String> fields, String... headers) {
        return posts(target, Alexa.form(fields), headers);
    }

    /** The answer; with the status 0 where the server hung up without one. */
    public Answer sendsVerbatim(String request) {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", base.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (SocketException hungUp) {
            return read("");
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private String head(String method, String target, String... headers) {
        var lines = new StringBuilder(method + " " + target + " HTTP/1.1\r\nConnection: close\r\n");
        if (List.of(headers).stream().noneMatch(line -> line.startsWith("Host:"))) {
            lines.append("Host: ").append(base.getAuthority()).append("\r\n");
        }
        List.of(headers).forEach(line -> lines.append(line).append("\r\n"));
        return lines.toString();
    }

    private static Answer read(String text) {
        var end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, Map.of(), text);
        }
        var lines = text.substring(0, end).split("\r\n");
        var headers = new LinkedHashMap<String, String>();
        for (var line : Arrays.asList(lines).subList(1, lines.length)) {
            var colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, another) -> one + "\n" + another);
        }
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, text.substring(end + 4));
    }
}
