package carrick.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.HttpURLConnection;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a server said. */
public record Answer(int status, Map<String, String> headers, String body) {

    static Answer of(HttpResponse<String> response) {
        var headers = new LinkedHashMap<String, String>();
        response.headers()
                .map()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join("\n", values)));
        return new Answer(response.statusCode(), headers, response.body());
    }

    static Answer of(HttpURLConnection connection) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) {
                headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join("\n", values));
            }
        });
        try (var body =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(
                    connection.getResponseCode(),
                    headers,
                    body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The header in any case; {@code null} where it is absent, lines where it came more than once. */
    public String header(String name) {
        return headers.get(name.toLowerCase(java.util.Locale.ROOT));
    }

    public JsonObject json() {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    public String error() {
        return json().getString("error", null);
    }

    public String errorDescription() {
        return json().getString("error_description", null);
    }

    public String accessToken() {
        return json().getString("access_token", null);
    }

    public String refreshToken() {
        return json().getString("refresh_token", null);
    }

    /** The number of the link attempt; {@code null} where the answer names none. */
    public String attempt() {
        return header("X-Link-Attempt");
    }

    public String location() {
        return header("Location");
    }

    /** A parameter of the Location's query, still encoded; {@code null} where it is absent. */
    public String rawRedirectParameter(String name) {
        var query = location().indexOf('?');
        if (query >= 0) {
            for (var pair : location().substring(query + 1).split("&")) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
        }
        return null;
    }

    public String redirectParameter(String name) {
        var raw = rawRedirectParameter(name);
        return raw == null ? null : URLDecoder.decode(raw, StandardCharsets.UTF_8);
    }
}
