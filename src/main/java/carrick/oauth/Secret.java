package carrick.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A code, token, password or client secret in the clear. It lives as long as the request and prints as a fingerprint, so that two
 * mentions of the same secret can be matched in a trace that holds neither.
 */
public record Secret(String reveal) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** 256 random bits in an alphabet that every reading of RFC6749-2.3.1 leaves unchanged: no {@code :}, {@code +} or {@code %}. */
    public static Secret random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256 in lower-case hexadecimal. Fit for secrets with 128 bits and more; a password needs a slow hash. */
    public String sha256() {
        return HexFormat.of().formatHex(digest());
    }

    /** Whether this secret has that {@link #sha256()}, in time that does not depend on where they differ. */
    public boolean hasSha256(String hash) {
        return MessageDigest.isEqual(
                sha256().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    /** The first 32 bits of the hash: enough to match two mentions, too little to find the secret. */
    public String fingerprint() {
        return sha256().substring(0, 8);
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(reveal.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }

    @Override
    public String toString() {
        return "Secret#" + fingerprint();
    }
}
