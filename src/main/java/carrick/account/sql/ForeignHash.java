package carrick.account.sql;

import java.util.Optional;
import java.util.stream.Stream;

/** A password hash as somebody else's software wrote it. It prints nothing of itself. */
interface ForeignHash {

    /** In time that does not depend on where they differ. */
    boolean matches(String password);

    /**
     * Reads what a table has, by its own mark: the PHC form, the prefixes of Spring Security and Django, ASP.NET Core Identity's base64.
     *
     * @return empty for a form that is not known, or is none that protects a password
     */
    static Optional<ForeignHash> read(String text) {
        try {
            return Stream.of(SlowHash.read(text), Pbkdf2.read(text))
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (RuntimeException malformed) { // of several kinds, as whoever parses happens to stumble
            return Optional.empty();
        }
    }
}
