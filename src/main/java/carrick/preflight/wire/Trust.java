package carrick.preflight.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whom a stranger trusts: the authorities that Java ships with, whatever this server trusts besides. Amazon knows nothing of an authority
 * of your own.
 */
public final class Trust {

    private final X509TrustManager manager;
    private final SSLContext context;

    private Trust(X509TrustManager manager) throws GeneralSecurityException {
        this.manager = manager;
        context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {manager}, null);
    }

    /**
     * @param more a file of certificates in PEM that count as well, for rehearsals; {@code null} for none
     * @throws IOException where a file cannot be read
     */
    public static Trust ofAStranger(String more) throws IOException {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            try (var shipped =
                    Files.newInputStream(Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"))) {
                store.load(shipped, null); // certificates are no secrets
            }
            if (more != null) {
                try (var file = Files.newInputStream(Path.of(more))) {
                    add(store, file);
                }
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return new Trust((X509TrustManager) factory.getTrustManagers()[0]);
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("the authorities cannot be read: " + unreadable.getMessage());
        }
    }

    private static void add(KeyStore store, InputStream file) throws GeneralSecurityException {
        var number = 0;
        for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
            store.setCertificateEntry("rehearsal " + number++, certificate);
        }
    }

    SSLContext context() {
        return context;
    }

    /** Why a stranger does not trust these certificates, the server's first; {@code null} where he does. */
    public String complaintAbout(List<X509Certificate> chain) {
        try {
            manager.checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
            return null;
        } catch (CertificateException untrusted) {
            var cause = untrusted.getCause() == null ? untrusted : untrusted.getCause();
            return String.valueOf(cause.getMessage());
        }
    }

    public boolean knows(X509Certificate certificate) {
        var issuer = certificate.getIssuerX500Principal();
        return List.of(manager.getAcceptedIssuers()).stream()
                .anyMatch(known -> known.getSubjectX500Principal().equals(issuer));
    }
}
