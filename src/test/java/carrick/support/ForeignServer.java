package carrick.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A token endpoint of somebody else: it answers as it was told last, and remembers what it heard. */
public final class ForeignServer {

    private final HttpServer server;
    private volatile Told told = new Told(500, "", List.of());
    private volatile String body;
    private volatile java.util.Map<String, List<String>> headers;

    private record Told(int status, String body, List<String> headers) {}

    private ForeignServer(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        server.start();
    }

    public static ForeignServer start() throws IOException {
        return new ForeignServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    public String address(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** @param headers names and values in turn */
    public void answers(int status, String text, String... headers) {
        told = new Told(status, text, List.of(headers));
    }

    private void answer(HttpExchange exchange) throws IOException {
        body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        headers = exchange.getRequestHeaders();
        for (int i = 0; i < told.headers.size(); i += 2) {
            exchange.getResponseHeaders().add(told.headers.get(i), told.headers.get(i + 1));
        }
        var bytes = told.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(told.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public String heardBody() {
        return body;
    }

    public String heardHeader(String name) {
        return headers.get(name).get(0);
    }

    public void stop() {
        server.stop(0);
    }
}
