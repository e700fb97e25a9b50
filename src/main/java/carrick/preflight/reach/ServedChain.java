package carrick.preflight.reach;

import carrick.preflight.exam.Ledger;
import carrick.preflight.wire.Trust;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;

/** The certificates as a server sent them, seen by somebody who has only these. */
final class ServedChain {

    private static final Duration SOON = Duration.ofDays(30);

    /** Authority information access: where browsers fetch what a server forgot (RFC5280-4.2.2.1). */
    private static final String AIA = "1.3.6.1.5.5.7.1.1";

    private final List<X509Certificate> chain;
    private final String host;
    private final Instant now;

    ServedChain(List<X509Certificate> chain, String host, Instant now) {
        this.chain = chain;
        this.host = host;
        this.now = now;
    }

    /** Whether a stranger would go on. */
    boolean judge(Ledger ledger, Trust trust) {
        var own = chain.get(0);
        var issuer = own.getIssuerX500Principal().getName();
        var expires = own.getNotAfter().toInstant();
        var inTime = !now.isAfter(expires) && !now.isBefore(own.getNotBefore().toInstant());
        var good = ledger.judge(
                ReachCheck.CERTIFICATE_EXPIRED,
                inTime,
                "Valid from " + own.getNotBefore().toInstant() + " to " + expires);
        good &= ledger.judge(
                ReachCheck.CERTIFICATE_NAME_DIFFERS, isFor(own), host + "; the certificate is for " + names(own));
        if (inTime) {
            ledger.judge(ReachCheck.CERTIFICATE_EXPIRES_SOON, now.plus(SOON).isBefore(expires), "Until " + expires);
            good &= judgeTrust(ledger, trust);
        }
        ledger.judge(ReachCheck.CERTIFICATE_OF_LETS_ENCRYPT, !issuer.contains("Let's Encrypt"), issuer);
        return good;
    }

    private boolean judgeTrust(Ledger ledger, Trust trust) {
        var complaint = trust.complaintAbout(chain);
        var top = chain.get(chain.size() - 1);
        var isOpenEnded = !top.getIssuerX500Principal().equals(top.getSubjectX500Principal()) && !trust.knows(top);
        var isIncomplete = complaint != null && isOpenEnded && top.getExtensionValue(AIA) != null;
        var told = chain.size() + " sent; the last is issued by "
                + top.getIssuerX500Principal().getName();
        ledger.judge(ReachCheck.INTERMEDIATE_MISSING, !isIncomplete, told);
        if (isIncomplete) {
            return false; // whether the authority is a public one cannot be said without the missing part
        }
        return ledger.judge(
                ReachCheck.CERTIFICATE_UNTRUSTED,
                complaint == null,
                complaint == null ? told : told + "\n" + complaint);
    }

    private boolean isFor(X509Certificate certificate) {
        try {
            new DefaultHostnameVerifier().verify(host.replaceAll("^\\[|]$", ""), certificate);
            return true;
        } catch (SSLException other) {
            return false;
        }
    }

    private static String names(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? certificate.getSubjectX500Principal().getName()
                    : String.join(
                            ", ",
                            names.stream()
                                    .map(name -> String.valueOf(name.get(1)))
                                    .toList());
        } catch (java.security.cert.CertificateParsingException unreadable) {
            return certificate.getSubjectX500Principal().getName();
        }
    }
}
