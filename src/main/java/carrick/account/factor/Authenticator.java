package carrick.account.factor;

import carrick.oauth.Secret;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.unboundidds.OneTimePassword;
import com.unboundid.util.Base32;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** What an authenticator app and this server share: a secret of 160 bits, from which both make six digits every 30 seconds (RFC6238). */
final class Authenticator {

    private static final int SECRET_BYTES = 20; // RFC4226-4
    private static final int DIGITS = 6;
    private static final int SECONDS = 30;

    /** A phone's clock may be off by as many steps, either way (RFC6238-5.2). */
    private static final int DRIFT = 1;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Authenticator() {}

    /** In base 32, as apps take it. */
    static Secret newSecret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base32.encode(bytes));
    }

    /** The step of which that is the code; empty where it is the code of none that is near now. */
    static OptionalLong stepOf(String code, Secret secret, Instant now) {
        var step = now.getEpochSecond() / SECONDS;
        return LongStream.rangeClosed(step - DRIFT, step + DRIFT)
                .filter(near -> MessageDigest.isEqual(
                        code(secret, near).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8)))
                .findFirst();
    }

    static String code(Secret secret, long step) {
        try {
            return OneTimePassword.hotp(Base32.decode(secret.reveal()), step, DIGITS);
        } catch (LDAPException | ParseException impossible) {
            throw new IllegalStateException("the secret of an authenticator is not in base 32");
        }
    }

    /** What an app reads from a picture, or opens. */
    static String uri(String issuer, String username, Secret secret) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(username) + "?secret=" + secret.reveal() + "&issuer="
                + encoded(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + SECONDS;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
