package carrick.account.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 (RFC8018-5.2) in the forms of Spring Security, Django, passlib and ASP.NET Core Identity.
 *
 * @param digest such as {@code SHA256}
 */
record Pbkdf2(String digest, int iterations, byte[] salt, byte[] expected) implements ForeignHash {

    private static final List<String> ASP_NET_DIGESTS = List.of("SHA1", "SHA256", "SHA512");
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int LEAST_BYTES = 16;

    Pbkdf2 {
        if (iterations < 1 || iterations > MOST_ITERATIONS || salt.length == 0 || expected.length < LEAST_BYTES) {
            throw new IllegalArgumentException();
        }
    }

    static Optional<ForeignHash> read(String text) {
        var hash = text.strip();
        if (hash.startsWith("{pbkdf2}")) {
            return Optional.of(spring(hash, "SHA1", 185_000, 8));
        } else if (hash.startsWith("{pbkdf2@SpringSecurity_v5_8}")) {
            return Optional.of(spring(hash, "SHA256", 310_000, 16));
        } else if (hash.startsWith("pbkdf2_sha")) {
            return Optional.of(django(hash.split("\\$")));
        } else if (hash.startsWith("$pbkdf2")) {
            return Optional.of(passlib(hash.split("\\$")));
        }
        return hash.matches("A[A-Za-z0-9+/]{40,}={0,2}") ? Optional.of(aspNet(hash)) : Optional.empty();
    }

    /** Salt and hash in one hexadecimal number. */
    private static Pbkdf2 spring(String hash, String digest, int iterations, int saltLength) {
        var bytes = HexFormat.of().parseHex(hash.substring(hash.indexOf('}') + 1));
        return new Pbkdf2(
                digest,
                iterations,
                Arrays.copyOf(bytes, saltLength),
                Arrays.copyOfRange(bytes, saltLength, bytes.length));
    }

    /** {@code pbkdf2_sha256$iterations$salt$hash}; the salt is a text. */
    private static Pbkdf2 django(String[] parts) {
        return new Pbkdf2(
                parts[0].substring("pbkdf2_".length()).toUpperCase(java.util.Locale.ROOT),
                Integer.parseInt(parts[1]),
                parts[2].getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(parts[3]));
    }

    /** {@code $pbkdf2-sha256$iterations$salt$hash}, in base64 with {@code .} for {@code +}. */
    private static Pbkdf2 passlib(String[] parts) {
        var digest = parts[1].equals("pbkdf2")
                ? "SHA1"
                : parts[1].substring("pbkdf2-".length()).toUpperCase(java.util.Locale.ROOT);
        return new Pbkdf2(
                digest,
                Integer.parseInt(parts[2]),
                Base64.getDecoder().decode(parts[3].replace('.', '+')),
                Base64.getDecoder().decode(parts[4].replace('.', '+')));
    }

    /** A mark 0 (of Identity 2) or 1; then digest, iterations and length of the salt as four bytes each, the salt, the hash. */
    private static Pbkdf2 aspNet(String text) {
        var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        return switch (bytes.get()) {
            case 0 -> new Pbkdf2("SHA1", 1_000, take(bytes, 16), take(bytes, bytes.remaining()));
            case 1 -> {
                var digest = ASP_NET_DIGESTS.get(bytes.getInt());
                var iterations = bytes.getInt();
                var salt = take(bytes, bytes.getInt());
                yield new Pbkdf2(digest, iterations, salt, take(bytes, bytes.remaining()));
            }
            default -> throw new IllegalArgumentException();
        };
    }

    private static byte[] take(ByteBuffer bytes, int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException();
        }
        var taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    @Override
    public boolean matches(String password) {
        var key = new PBEKeySpec(password.toCharArray(), salt, iterations, expected.length * Byte.SIZE);
        try {
            var hash = SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest)
                    .generateSecret(key)
                    .getEncoded();
            return MessageDigest.isEqual(expected, hash);
        } catch (GeneralSecurityException unknown) {
            throw new IllegalStateException(unknown); // every JDK has these digests
        } finally {
            key.clearPassword();
        }
    }

    @Override
    public String toString() {
        return "PBKDF2 with " + digest;
    }
}
