package carrick.account;

import java.text.Normalizer;
import java.util.Locale;

/** People do not remember whether they wrote their name with a capital, and phones add a space. */
public final class Usernames {

    static final int LONGEST = 200;

    private Usernames() {}

    /** The form in which a name is stored, compared and looked up. */
    public static String normal(String typed) {
        return compatible(compatible(typed).toLowerCase(Locale.ROOT)).strip();
    }

    /** Whether an account may have this name: not empty, not too long, nothing a database would refuse. */
    public static boolean isPossible(String normal) {
        return !normal.isEmpty()
                && normal.length() <= LONGEST
                && normal.codePoints().noneMatch(Character::isISOControl)
                && normal.chars().noneMatch(c -> Character.isSurrogate((char) c) && !isPaired(normal));
    }

    private static String compatible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static boolean isPaired(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
