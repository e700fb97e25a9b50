package carrick.oauth;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** A set of scope tokens in the order in which they were named (RFC6749-3.3). */
public record Scope(Set<String> tokens) {

    private static final Pattern TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    public static Scope of(Collection<String> tokens) {
        return new Scope(new LinkedHashSet<>(tokens));
    }

    /** Reads the space-separated form; an empty text is the empty scope. Repeated tokens count once. */
    public static Scope parse(String text) {
        var tokens = new LinkedHashSet<String>();
        for (var token : text.split(" ")) {
            if (!token.isEmpty()) {
                tokens.add(token);
            }
        }
        return new Scope(tokens);
    }

    /** Whether every token is written in the characters that RFC6749-3.3 allows. */
    public boolean isWellFormed() {
        return tokens.stream().allMatch(token -> TOKEN.matcher(token).matches());
    }

    public boolean isWithin(Scope other) {
        return other.tokens.containsAll(tokens);
    }

    public boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** The space-separated form. */
    @Override
    public String toString() {
        return String.join(" ", tokens);
    }
}
