package carrick.authorization;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** PKCE with S256, the only method here: {@code plain} protects nothing that a leaked request would not reveal (RFC9700-2.1.1). */
public final class CodeChallenge {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private CodeChallenge() {}

    static boolean isWellFormed(String challenge) {
        return CHALLENGE.matcher(challenge).matches();
    }

    /** RFC7636-4.6. */
    static boolean isMetBy(String challenge, String verifier) {
        return VERIFIER.matcher(verifier).matches()
                && MessageDigest.isEqual(
                        challenge.getBytes(StandardCharsets.US_ASCII),
                        of(verifier).getBytes(StandardCharsets.US_ASCII));
    }

    /** What can be told of a verifier that does not meet the challenge, without telling it. */
    static String describe(String challenge, String verifier) {
        var length = verifier.length() + " characters";
        if (challenge.equals(verifier)) {
            return length + ", the code_challenge itself";
        }
        return VERIFIER.matcher(verifier).matches()
                ? length + ", which make another code_challenge"
                : length + ", with some that a code_verifier cannot have, or too few or too many";
    }

    /** RFC7636-4.2. */
    public static String of(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }
}
