package carrick.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where browsers end after linking. It listens at any free port; {@link Browser} finds it where {@code clients.json} says. */
public final class Callback {

    public static final int PORT = 8765;
    public static final String ADDRESS = "http://localhost:" + PORT;

    /** The id of an element that only this server's page has. */
    public static final String ARRIVED = "arrived";

    private static final byte[] PAGE = ("<!DOCTYPE html><html lang=\"en\"><title>Client</title><h1 id=\"" + ARRIVED
                    + "\">Back</h1>")
            .getBytes(StandardCharsets.UTF_8);
    private static Callback shared;

    private final HttpServer server;
    private final List<String> queries = new CopyOnWriteArrayList<>();

    private Callback() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public static synchronized Callback shared() {
        try {
            if (shared == null) {
                shared = new Callback();
            }
            return shared;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    void clear() {
        queries.clear();
    }

    /** The query of the last browser that came, as it was on the wire. */
    public String last() {
        return queries.get(queries.size() - 1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/favicon.ico")) {
                queries.add(String.valueOf(exchange.getRequestURI().getRawQuery()));
            }
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, PAGE.length);
            exchange.getResponseBody().write(PAGE);
        }
    }
}
