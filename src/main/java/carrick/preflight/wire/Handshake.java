package carrick.preflight.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * How a server opens a TLS connection. Any certificate will do here, for it is only looked at: nothing is sent over such a connection.
 *
 * @param failure {@code null} where there was none
 * @param chain as the server sent it, its own certificate first
 */
public record Handshake(String failure, List<X509Certificate> chain, String protocol) {

    private static final int MILLIS = 5_000;

    public boolean isDone() {
        return failure == null;
    }

    /** @param protocols such as {@code TLSv1.2}; none for whatever the two agree on */
    static Handshake with(InetAddress address, int port, String host, String... protocols) {
        var seen = new Witness();
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, port), MILLIS);
            plain.setSoTimeout(MILLIS);
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {seen}, null);
            try (var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
                prepare(socket, host, protocols);
                socket.startHandshake();
                return new Handshake(null, seen.chain, socket.getSession().getProtocol());
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException failed) {
            return new Handshake(String.valueOf(failed.getMessage()), seen.chain, "");
        }
    }

    private static void prepare(SSLSocket socket, String host, String... protocols) {
        var parameters = socket.getSSLParameters();
        if (!host.matches("[0-9.]+|.*:.*")) {
            parameters.setServerNames(List.of(new SNIHostName(host)));
        }
        if (protocols.length > 0) {
            parameters.setProtocols(protocols);
        }
        socket.setSSLParameters(parameters);
    }

    private static final class Witness implements X509TrustManager {

        private List<X509Certificate> chain = List.of();

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String method) {
            chain = List.of(shown);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String method) {
            throw new IllegalStateException("nobody asks for ours");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
