package carrick.preflight.exam;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One thing that is looked at. It is named by what it concludes where it fails. */
public interface Check {

    /** The constant. */
    String name();

    Saying saying();

    /** As the report writes it, such as {@code TokenUriRedirects}. */
    default String title() {
        return Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    default boolean isFatal() {
        return saying().severity() == Severity.FATAL;
    }
}
