package carrick.benchmark;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One connection that is kept, plain HTTP/1.1, and a browser's cookies: as little work as there can be, for it shares the machine with what is measured. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String host;
    private final int port;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    Wire(String base) {
        var uri = URI.create(base);
        host = uri.getHost();
        port = uri.getPort();
    }

    /** @param location where it redirects to; {@code null} where it does not */
    record Reply(int status, String location, String body) {

        /** The value of a string, or the digits of a number, in a flat JSON body. */
        String field(String name) {
            var begin = body.indexOf("\"" + name + "\":");
            if (begin < 0) {
                return null;
            }
            var from = body.indexOf('"', begin + name.length() + 3) + 1;
            return body.substring(from, body.indexOf('"', from));
        }
    }

    /** As a new browser, which has been nowhere. */
    void forget() {
        cookies.clear();
    }

    Reply get(String path) {
        return send("GET", path, null, null);
    }

    /** @param authorization {@code null} for none */
    Reply post(String path, String form, String authorization) {
        return send("POST", path, form, authorization);
    }

    Reply send(String method, String path, String body, String authorization) {
        var content = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(400)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append(':')
                .append(port)
                .append("\r\n");
        if (body != null) {
            var type = body.startsWith("{") ? "application/json" : FORM;
            head.append("Content-Type: ").append(type).append("\r\nContent-Length: ");
            head.append(content.length).append("\r\n");
        }
        if (method.equals("GET")) {
            head.append("Accept: text/html\r\n");
        }
        if (authorization != null) {
            head.append("Authorization: ").append(authorization).append("\r\n");
        }
        if (!cookies.isEmpty() && authorization == null) {
            head.append("Cookie: ");
            cookies.forEach(
                    (name, value) -> head.append(name).append('=').append(value).append("; "));
            head.setLength(head.length() - 2);
            head.append("\r\n");
        }
        try {
            return exchange(head.append("\r\n").toString(), content);
        } catch (IOException broken) {
            close();
            return new Reply(0, null, broken.toString());
        }
    }

    private Reply exchange(String head, byte[] content) throws IOException {
        if (socket == null) {
            socket = new Socket(host, port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
            out = socket.getOutputStream();
        }
        var request = new ByteArrayOutputStream(head.length() + content.length);
        request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(content);
        request.writeTo(out);
        return read();
    }

    private Reply read() throws IOException {
        var status = Integer.parseInt(line().substring(9, 12));
        String location = null;
        var length = -1;
        var ends = false;
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            var value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "location" -> location = value;
                case "connection" -> ends = value.equalsIgnoreCase("close");
                case "set-cookie" -> keep(value);
                default -> {}
            }
        }
        var body = length >= 0 ? in.readNBytes(length) : status == 304 || status == 204 ? new byte[0] : chunks();
        if (ends) {
            close();
        }
        return new Reply(status, location, new String(body, StandardCharsets.UTF_8));
    }

    private void keep(String cookie) {
        var pair = cookie.split(";", 2)[0];
        var equals = pair.indexOf('=');
        if (pair.length() == equals + 1 || cookie.contains("Max-Age=0")) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        var line = new StringBuilder(80);
        for (int sign = in.read(); sign != '\n'; sign = in.read()) {
            if (sign < 0) {
                throw new IOException("the connection was closed");
            }
            if (sign != '\r') {
                line.append((char) sign);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException alreadyGone) {
            // as it should be
        }
        socket = null;
    }
}
