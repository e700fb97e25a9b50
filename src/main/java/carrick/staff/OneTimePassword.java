package carrick.staff;

import carrick.oauth.Secret;
import java.security.SecureRandom;

/** A password to be handed over and changed at once: 24 characters without look-alikes, which are 118 random bits. */
public final class OneTimePassword {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 24;
    private static final int GROUP = 6;

    private OneTimePassword() {}

    public static Secret create() {
        var text = new StringBuilder();
        for (int place = 0; place < LENGTH; place++) {
            text.append(place > 0 && place % GROUP == 0 ? "-" : "");
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new Secret(text.toString());
    }
}
