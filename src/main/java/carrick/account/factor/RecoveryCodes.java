package carrick.account.factor;

import carrick.oauth.Secret;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Codes of 80 random bits, which no slow hash has to protect; without letters that look like others. */
final class RecoveryCodes {

    static final int GIVEN = 10;

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    /** As they are shown, such as {@code 7Q2M-9TXC-4HPA-ZR0E}. */
    static List<String> draw() {
        return IntStream.range(0, GIVEN).mapToObj(each -> drawOne()).toList();
    }

    private static String drawOne() {
        var letters = RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(index -> LETTERS.substring(index, index + 1))
                .collect(Collectors.joining());
        return letters.replaceAll("(.{4})(?=.)", "$1-");
    }

    static String hash(String typed) {
        return new Secret(normal(typed)).sha256();
    }

    static boolean isOne(String typed) {
        return normal(typed).matches("[" + LETTERS + "]{" + LENGTH + "}");
    }

    private static String normal(String typed) {
        return typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
