package carrick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import carrick.support.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every link from one page of the manual to another leads to a page that is there, and to a heading on it. */
class ManualLinksTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!\\w+:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"");

    @TestFactory
    Stream<DynamicTest> leadSomewhere() throws IOException {
        try (var pages = Files.list(Path.of("src/site/markdown"))) {
            return Stream.concat(pages.sorted(), Stream.of(Path.of("README.md"))).toList().stream()
                    .map(page -> dynamicTest(page.getFileName().toString(), () -> assertThat(deadEnds(page))
                            .isEmpty()));
        }
    }

    private static Stream<String> deadEnds(Path page) {
        return LINK.matcher(text(page))
                .results()
                .filter(link ->
                        !leads(link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)), link.group(2)))
                .map(link -> link.group());
    }

    private static boolean leads(Path page, String heading) {
        return Files.exists(page) && (heading == null || places(page).contains(heading));
    }

    /** As GitHub names them: lower case, without punctuation, a hyphen for a blank. */
    private static Set<String> places(Path page) {
        var headings = HEADING.matcher(text(page)).results().map(found -> found.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-'));
        var anchors = ANCHOR.matcher(text(page)).results().map(found -> found.group(1));
        return Stream.concat(headings, anchors).collect(Collectors.toSet());
    }

    private static String text(Path page) {
        return FENCE.matcher(Sources.text(page)).replaceAll("");
    }
}
