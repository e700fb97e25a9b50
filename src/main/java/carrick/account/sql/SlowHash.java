package carrick.account.sql;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.HashingFunction;
import com.password4j.Password;
import com.password4j.ScryptFunction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** bcrypt, Argon2 and scrypt, in the forms of the PHC, of Spring Security and of Django. */
final class SlowHash {

    private static final String SPRING_PREFIX = "^\\{(?:bcrypt|argon2|scrypt)(?:@SpringSecurity_v[0-9_]+)?}";
    private static final int SPRING_SCRYPT_PARTS = 4;
    private static final int DJANGO_SCRYPT_PARTS = 6;

    private SlowHash() {}

    static Optional<ForeignHash> read(String text) {
        var hash = text.strip().replaceFirst(SPRING_PREFIX, "");
        if (hash.startsWith("bcrypt_sha256$")) {
            return Optional.of(bcrypt(hash.substring("bcrypt_sha256$".length()), SlowHash::sha256));
        } else if (hash.startsWith("bcrypt$")) {
            return Optional.of(bcrypt(hash.substring("bcrypt$".length()), UnaryOperator.identity()));
        } else if (hash.matches("\\$2[abxy]\\$.*")) {
            return Optional.of(bcrypt(hash, UnaryOperator.identity()));
        } else if (hash.startsWith("scrypt$")) {
            return Optional.of(djangoScrypt(hash.split("\\$")));
        } else if (hash.matches("\\$[0-9a-f]+\\$[^$]+\\$[^$]+")) {
            return Optional.of(springScrypt(hash.split("\\$")));
        }
        return argon2(hash.startsWith("argon2$argon2") ? hash.substring("argon2".length()) : hash);
    }

    private static Optional<ForeignHash> argon2(String hash) {
        return hash.matches("\\$argon2(?:id|i|d)\\$.*")
                ? Optional.of(known(hash, Argon2Function.getInstanceFromHash(hash), UnaryOperator.identity()))
                : Optional.empty();
    }

    /**
     * What writes {@code $2a$} today computes what {@code $2b$} stands for. The library takes it for an old variant, and then no password
     * with other letters than those of ASCII would be right.
     */
    private static ForeignHash bcrypt(String hash, UnaryOperator<String> before) {
        var plain = hash.replaceFirst("^\\$2a\\$", "\\$2b\\$");
        return known(plain, BcryptFunction.getInstanceFromHash(plain), before);
    }

    private static ForeignHash known(String hash, HashingFunction function, UnaryOperator<String> before) {
        return password -> Password.check(before.apply(password), hash).with(function);
    }

    /** {@code $e0801$salt$hash}: the logarithm of N, r and p in one hexadecimal number. */
    private static ForeignHash springScrypt(String[] parts) {
        if (parts.length != SPRING_SCRYPT_PARTS) {
            throw new IllegalArgumentException();
        }
        var parameters = Long.parseLong(parts[1], 16);
        return scrypt(
                new int[] {1 << (parameters >> 16), (int) (parameters >> 8) & 0xff, (int) parameters & 0xff},
                Base64.getDecoder().decode(parts[2]),
                Base64.getDecoder().decode(parts[3]));
    }

    /** {@code scrypt$N$salt$r$p$hash}. */
    private static ForeignHash djangoScrypt(String[] parts) {
        if (parts.length != DJANGO_SCRYPT_PARTS) {
            throw new IllegalArgumentException();
        }
        return scrypt(
                new int[] {Integer.parseInt(parts[1]), Integer.parseInt(parts[3]), Integer.parseInt(parts[4])},
                parts[2].getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(parts[5]));
    }

    /** @param cost N, r and p */
    private static ForeignHash scrypt(int[] cost, byte[] salt, byte[] expected) {
        var function = ScryptFunction.getInstance(cost[0], cost[1], cost[2], expected.length);
        return password -> MessageDigest.isEqual(
                expected,
                function.hash(password.getBytes(StandardCharsets.UTF_8), salt).getBytes());
    }

    /** Before bcrypt, which looks at 72 bytes only. */
    private static String sha256(String password) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }
}
