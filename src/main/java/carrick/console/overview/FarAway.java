package carrick.console.overview;

import carrick.platform.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Asks, by a handshake of TLS and no request, who is there: where Alexa and customers come to, and where events go to. */
@ApplicationScoped
class FarAway {

    private static final int PATIENCE = (int) Duration.ofSeconds(3).toMillis();
    private static final Duration SOON = Duration.ofDays(30);

    @Inject
    Clock clock;

    Piece certificate(URI issuer) {
        if (!"https".equals(issuer.getScheme())) {
            return Piece.unknown("Certificate", "none: carrick.issuer is " + issuer + ". Alexa comes by https alone");
        }
        try {
            return judge(shake(issuer), clock.now());
        } catch (IOException failure) {
            return Piece.bad("Certificate", issuer.getHost() + " as seen from this node: " + failure.getMessage());
        }
    }

    private static Piece judge(X509Certificate certificate, Instant now) {
        var left = Duration.between(now, certificate.getNotAfter().toInstant());
        var words = "good for " + left.toDays() + " more days";
        return left.compareTo(SOON) < 0
                ? Piece.bad("Certificate", words + ": renew it")
                : Piece.good("Certificate", words);
    }

    Piece amazon(List<URI> addresses) {
        var failures = new ArrayList<String>();
        for (var address : addresses.stream().distinct().toList()) {
            try {
                shake(address);
            } catch (IOException failure) {
                failures.add(address.getHost() + " (" + failure.getMessage() + ")");
            }
        }
        return failures.isEmpty()
                ? Piece.good(
                        "Amazon",
                        "reached: " + addresses.stream().map(URI::getHost).collect(Collectors.joining(", ")))
                : Piece.bad("Amazon", "not reached from this node: " + String.join(", ", failures));
    }

    /** The certificate that answers there, once the chain and the name have been checked. */
    private static X509Certificate shake(URI address) throws IOException {
        var port = address.getPort() < 0 ? 443 : address.getPort();
        try (var socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setServerNames(List.of(new javax.net.ssl.SNIHostName(address.getHost())));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException | IllegalArgumentException unusable) {
            throw new IOException(unusable.getMessage());
        }
    }
}
