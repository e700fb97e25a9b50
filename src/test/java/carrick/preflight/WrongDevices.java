package carrick.preflight;

import carrick.support.Patience;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A device cloud that answers directives and reports changes, right in everything but one fault, and the stand-in for Amazon in front of
 * which it does so. Each fault has the name of the check that is to find it.
 */
final class WrongDevices implements AutoCloseable {

    private final String fault;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<JsonObject> spoiled = new CopyOnWriteArrayList<>();
    private final Map<JsonObject, Integer> used = new ConcurrentHashMap<>();
    private final List<JsonObject> calls = new CopyOnWriteArrayList<>();
    private final Set<String> links = ConcurrentHashMap.newKeySet();
    private final Set<String> disabled = ConcurrentHashMap.newKeySet();

    WrongDevices(String fault) {
        this.fault = fault;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Of the stand-in. */
    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Of the device cloud: another name for the same place, for at its own issuer Carrick signs. */
    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private boolean has(String name) {
        return fault.equals(name);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (exchange.getRequestURI().getPath()) {
                case "/stand-in/faults" -> {
                    spoiled.add(json(body));
                    send(exchange, 201, "{}");
                }
                case "/stand-in/calls" ->
                    send(exchange, 200, arrived(exchange.getRequestURI().getRawQuery()));
                case "/directives" -> send(exchange, 200, directive(body));
                case "/change" -> change(exchange, json(body).getString("device"));
                default -> send(exchange, 404, "{}");
            }
        }
    }

    private String arrived(String query) {
        var match = URLDecoder.decode(query.replace("match=", ""), StandardCharsets.UTF_8);
        var found = Json.createArrayBuilder();
        calls.stream().filter(call -> call.toString().contains(match)).forEach(found::add);
        return Json.createObjectBuilder().add("calls", found).build().toString();
    }

    private Optional<JsonObject> takes(String at, String text) {
        return spoiled.stream()
                .filter(set -> set.getString("at").equals(at) && text.contains(set.getString("match")))
                .filter(set ->
                        set.getInt("times", 1) == 0 || used.merge(set, 1, Integer::sum) <= set.getInt("times", 1))
                .findFirst();
    }

    private String directive(String body) {
        if (!body.contains("\"directive\"")) {
            return "{}";
        }
        if (!body.contains("\"AcceptGrant\"")) {
            var code = has("DirectiveTokenMisread") ? "INVALID_AUTHORIZATION_CREDENTIAL" : "NO_SUCH_ENDPOINT";
            return "{\"event\":{\"header\":{\"name\":\"ErrorResponse\"},\"payload\":{\"type\":\"" + code + "\"}}}";
        }
        var set = takes("token", body);
        set.filter(it -> it.containsKey("delay"))
                .ifPresent(it -> Patience.pause(Duration.parse(it.getString("delay"))));
        var isDelayed = set.filter(it -> it.containsKey("delay")).isPresent();
        var isSpoiled = set.filter(it -> it.containsKey("fault")).isPresent();
        var isOnce = isSpoiled && set.get().getInt("times") == 1;
        var good = !body.contains("preflight-nobodys-token")
                && (!isSpoiled || isOnce && !has("AcceptGrantTriesOnce"))
                && !(isDelayed && has("AcceptGrantImpatient"))
                && !(set.isEmpty() && has("AcceptGrantFails"));
        if (good) {
            link(json(body)
                    .getJsonObject("directive")
                    .getJsonObject("payload")
                    .getJsonObject("grantee")
                    .getString("token"));
        }
        var header = Json.createObjectBuilder()
                .add("namespace", "Alexa.Authorization")
                .add("name", good ? "AcceptGrant.Response" : "ErrorResponse")
                .add("messageId", UUID.randomUUID().toString())
                .add("payloadVersion", "3");
        var payload = Json.createObjectBuilder();
        if (!good) {
            payload.add("type", "ACCEPT_GRANT_FAILED").add("message", "no");
        }
        return Json.createObjectBuilder()
                .add("event", Json.createObjectBuilder().add("header", header).add("payload", payload))
                .build()
                .toString();
    }

    private void link(String grantee) {
        if (has("SecondHouseholdMissed")) {
            links.clear();
        }
        links.add("link of " + grantee.hashCode());
    }

    private void change(HttpExchange exchange, String device) throws IOException {
        if (has("EventTriggerRefused")
                || !"Bearer change".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 403, "{}");
            return;
        }
        links.stream()
                .filter(link -> !has("EventNotSent") && (!disabled.contains(link) || has("EventSentAfterDisabled")))
                .forEach(link -> threads.execute(() -> deliver(link, device)));
        send(exchange, 202, "{}");
    }

    private void deliver(String link, String device) {
        var answered = report(link, device);
        var goesOn =
                switch (answered) {
                    case "SERVICE_UNAVAILABLE_EXCEPTION" -> !has("EventLostInOutage");
                    case "THROTTLING_EXCEPTION" -> !has("EventLostWhenThrottled");
                    case "INVALID_ACCESS_TOKEN_EXCEPTION" -> renew(link);
                    case "INVALID_REQUEST_EXCEPTION" -> has("RefusedEventRepeated");
                    case "SKILL_DISABLED_EXCEPTION" -> {
                        disabled.add(link);
                        yield false;
                    }
                    default -> false;
                };
        if (goesOn) {
            Patience.pause(Duration.ofMillis(has("EventRepeatedAtOnce") ? 20 : 1_050));
            report(link, device);
        }
    }

    private boolean renew(String link) {
        if (!has("AmazonTokenNotRenewed")) {
            Patience.pause(Duration.ofMillis(5));
            call(link, "token", "refresh_token", 200);
        }
        return true; // with the new one or with the old one
    }

    private String report(String link, String device) {
        var set = takes("gateway", device).map(it -> it.getString("fault")).orElse("");
        call(link, "na", device, has("EventMalformed") || !set.isEmpty() ? 400 : 202);
        return set;
    }

    private void call(String link, String at, String what, int status) {
        calls.add(Json.createObjectBuilder()
                .add("time", Instant.now().toString())
                .add("at", at)
                .add("what", what)
                .add("link", link)
                .add("status", status)
                .build());
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
