package carrick;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextTest {

    private static final Path FOLDER = Path.of("src/main/resources/carrick");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");
    private static final Pattern USED = Pattern.compile("text\\['([a-zA-Z.]+)'\\]");

    static Stream<Path> bundles() throws IOException {
        return Files.list(FOLDER).filter(file -> file.getFileName().toString().matches("text.*\\.properties"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyLanguageHasTheSameKeys(Path bundle) {
        assertThat(new TreeSet<>(read(bundle).stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english().stringPropertyNames()));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyTextHasThePlaceholdersOfTheEnglishOne(Path bundle) {
        var texts = read(bundle);
        english().forEach((key, text) -> assertThat(placeholders(texts.getProperty((String) key)))
                .as("%s in %s", key, bundle)
                .isEqualTo(placeholders((String) text)));
    }

    /** To MessageFormat an ASCII apostrophe is a quote: it vanishes, and the placeholder after it stays as it is. */
    @ParameterizedTest
    @MethodSource("bundles")
    void noTextHasAnAsciiApostrophe(Path bundle) {
        assertThat(read(bundle).values()).noneMatch(text -> ((String) text).contains("'"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noTextIsEmptyOrHasMarkup(Path bundle) {
        assertThat(read(bundle).values())
                .noneMatch(text -> ((String) text).isBlank() || ((String) text).matches(".*[<>].*"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noKeyStandsTwice(Path bundle) throws IOException {
        assertThat(Files.readAllLines(bundle).stream()
                        .filter(line -> line.matches("[\\w.]+\\s*=.*"))
                        .map(line -> line.split("=", 2)[0].strip()))
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyArabicIsWrittenFromTheRight() throws IOException {
        assertThat(bundles()
                        .filter(bundle -> read(bundle).getProperty("direction").equals("rtl")))
                .allMatch(bundle -> bundle.toString().contains("_ar"));
    }

    @Test
    void everyTextThatAPageNamesIsThere() {
        var used = Sources.pages().stream().flatMap(TextTest::keysIn).collect(Collectors.toSet());

        assertThat(english().stringPropertyNames()).isNotEmpty().containsAll(used);
    }

    private static Stream<String> keysIn(Path page) {
        return USED.matcher(Sources.text(page))
                .results()
                .map(found -> found.group(1))
                .filter(key -> !key.endsWith("."));
    }

    private static Properties english() {
        return read(FOLDER.resolve("text.properties"));
    }

    private static Properties read(Path bundle) {
        try (var reader = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
            var texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
