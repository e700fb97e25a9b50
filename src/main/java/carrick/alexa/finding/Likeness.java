package carrick.alexa.finding;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How alike two texts are that people typed or pasted. */
public final class Likeness {

    /** A mistyped text has about one wrong character in that many. */
    private static final int CHARACTERS_PER_MISTAKE = 5;

    private static final int MOST_MISTAKES = 4;

    private Likeness() {}

    /** The one most like the text, as long as a few slips make one of the other; capitals and blanks around do not count. */
    public static Optional<String> nearest(String text, List<String> among) {
        return among.stream()
                .filter(other -> isNear(text, other))
                .min(Comparator.comparingInt(other -> distance(plain(text), plain(other))));
    }

    /** Whether a few slips make one text of the other. */
    public static boolean isNear(String one, String other) {
        int likely = Math.min(one.length(), other.length()) / CHARACTERS_PER_MISTAKE;
        int most = Math.max(1, Math.min(MOST_MISTAKES, likely));
        return Math.abs(one.length() - other.length()) <= most && distance(plain(one), plain(other)) <= most;
    }

    /** How many characters must be added, dropped or replaced. */
    public static int distance(String one, String other) {
        var above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }

    /** Such as {@code character 12, "/" instead of nothing}; the two must differ. */
    public static String firstDifference(String presented, String expected) {
        int at = 0;
        while (at < presented.length() && at < expected.length() && presented.charAt(at) == expected.charAt(at)) {
            at++;
        }
        return "character " + (at + 1) + ", " + at(presented, at) + " instead of " + at(expected, at);
    }

    private static String at(String text, int place) {
        return place < text.length() ? "\"" + text.charAt(place) + "\"" : "nothing";
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
