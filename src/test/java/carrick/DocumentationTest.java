package carrick;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Rule;
import carrick.diagnosis.TrendRule;
import carrick.oauth.Fault;
import carrick.platform.Setting;
import carrick.preflight.exam.Check;
import carrick.support.Sources;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Keeps the manual true. */
class DocumentationTest {

    private static final Path MANUAL = Path.of("src/site/markdown");
    private static final JavaClasses MAIN = new ClassFileImporter().importPath("target/classes");

    @Test
    void theScriptForWildFlyStandsInTheManualAsItIsTested() throws IOException {
        assertThat(read("wildfly.md"))
                .contains("```\n"
                        + Files.readString(Path.of("src/main/wildfly/carrick.cli"))
                                .strip() + "\n```");
    }

    @Nested
    class Configuration {

        private final String page = read("configuration.md");

        @Test
        void hasAHeadingForEveryKeyAndForNoOther() {
            var headings = Pattern.compile("(?m)^## `(carrick\\.[a-z.-]+)`$")
                    .matcher(page)
                    .results()
                    .map(found -> found.group(1))
                    .toList();

            assertThat(headings)
                    .containsExactlyElementsOf(
                            Arrays.stream(Setting.values()).map(Setting::key).toList());
        }

        @Test
        void tellsDefaultAndEnvironmentVariableOfEveryKey() {
            for (var setting : Setting.values()) {
                var section = section(setting);
                assertThat(section)
                        .as(setting.key())
                        .contains("| Environment variable | `"
                                + setting.key().toUpperCase().replaceAll("[^A-Z0-9]", "_") + "` |")
                        .contains("| Required? |")
                        .contains("| Value |")
                        .contains("| Default |");
                if (setting.byDefault() != null) {
                    assertThat(section).contains("| Default | `" + setting.byDefault() + "` |");
                }
            }
        }

        @Test
        void tellsEveryFieldOfADeclaration() throws IOException {
            for (var reader : List.of("Declarations", "DeclaredClient", "DeclaredSkill")) {
                var source = Files.readString(Path.of("src/main/java/carrick/setup/" + reader + ".java"));
                Pattern.compile("\\.object\\(([^)]*)\\)")
                        .matcher(source)
                        .results()
                        .flatMap(found -> Pattern.compile("\"([a-z0-9_]+)\"")
                                .matcher(found.group(1))
                                .results())
                        .forEach(field -> assertThat(page).contains("| `" + field.group(1) + "` |"));
            }
        }

        private String section(Setting setting) {
            var from = page.indexOf("## `" + setting.key() + "`\n");
            var next = page.indexOf("\n## ", from);
            return page.substring(from, next < 0 ? page.length() : next);
        }
    }

    @Nested
    class Faults {

        private final Map<String, List<String>> rows = rows();

        @Test
        void haveARowEach() {
            assertThat(rows.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            faults().map(Fault::name).distinct().toList());
        }

        @Test
        void areAnsweredAsTheirRowSays() {
            faults().forEach(fault -> {
                var answer = rows.get(fault.name()).get(1);
                assertThat(answer).as(fault.name()).contains("`" + fault.error().code() + "`");
                assertThat(answer).as(fault.name()).containsPattern(fault.status() + " |by redirect|on the login page");
            });
        }

        @Test
        void haveACure() {
            assertThat(rows.values())
                    .allSatisfy(cells -> assertThat(cells.get(3)).hasSizeGreaterThan(10));
        }

        @Test
        void areDescribedInCharactersThatTheWireMayCarry() { // RFC6749-5.2
            assertThat(faults()).allSatisfy(fault -> assertThat(fault.description())
                    .matches("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+"));
        }

        @Test
        void fitTheColumnOfTheTrace() {
            assertThat(faults()).allSatisfy(fault -> assertThat(fault.name()).hasSizeLessThanOrEqualTo(60));
        }

        private static Stream<Fault> faults() {
            return MAIN.stream()
                    .filter(type -> type.isEnum() && type.isAssignableTo(Fault.class))
                    .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                    .map(Fault.class::cast);
        }

        private static Map<String, List<String>> rows() {
            return read("faults.md")
                    .lines()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> List.of(line.substring(2).split(" \\| ")))
                    .collect(Collectors.toMap(
                            cells -> cells.get(0).replace("`", ""),
                            cells -> cells,
                            (one, twice) -> {
                                throw new AssertionError(twice.get(0) + " has two rows");
                            },
                            TreeMap::new));
        }
    }

    @Nested
    class Findings {

        private final Map<String, List<String>> rows = rows();

        @Test
        void haveARowEach() {
            assertThat(rows.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            rules().map(JavaClass::getSimpleName).toList());
        }

        @Test
        void haveAnAnchorToWhichTheyLink() {
            rows.forEach((name, cells) ->
                    assertThat(cells.get(0)).isEqualTo("<a id=\"" + name.toLowerCase() + "\"></a>`" + name + "`"));
        }

        @Test
        void haveSeverityMeaningAndCure() {
            assertThat(rows.values()).allSatisfy(cells -> {
                assertThat(cells.get(1)).matches("(error|warning|info)(, (error|warning|info))*");
                assertThat(cells.get(2)).hasSizeGreaterThan(20);
                assertThat(cells.get(3)).hasSizeGreaterThan(10);
            });
        }

        @Test
        void nameTheNumbersThatTheirRuleNames() {
            rules().forEach(rule -> assertThat(rows.get(rule.getSimpleName()).get(4))
                    .as(rule.getSimpleName())
                    .isEqualTo(numbers(rule).mapToObj(String::valueOf).collect(Collectors.joining(", "))));
        }

        @Test
        void coverTheCatalogueOrSayWhyNot() {
            var covered = Pattern.compile("(?m)^\\| (\\d+) \\| (.+) \\|$")
                    .matcher(read("faults.md"))
                    .results()
                    .collect(Collectors.toMap(row -> Integer.parseInt(row.group(1)), row -> row.group(2)));

            assertThat(covered.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 115).boxed().toList());
            covered.forEach((number, cell) -> {
                var names = rules().filter(rule -> numbers(rule).anyMatch(n -> n == number))
                        .map(JavaClass::getSimpleName)
                        .toList();
                assertThat(named(cell)).as("number " + number).containsExactlyInAnyOrderElementsOf(names);
                assertThat(names.isEmpty() && cell.length() < 20)
                        .as("number " + number + " needs a reason: " + cell)
                        .isFalse();
            });
        }

        /** The findings in a cell, among other words. */
        private List<String> named(String cell) {
            return Pattern.compile("`([A-Za-z]+)`")
                    .matcher(cell)
                    .results()
                    .map(found -> found.group(1))
                    .filter(rows::containsKey)
                    .toList();
        }

        private static IntStream numbers(JavaClass rule) {
            var catalogue = rule.reflect().getAnnotation(Catalogue.class);
            return catalogue == null ? IntStream.empty() : IntStream.of(catalogue.value());
        }

        private static Stream<JavaClass> rules() {
            return MAIN.stream()
                    .filter(type -> !type.isInterface()
                            && (type.isAssignableTo(Rule.class) || type.isAssignableTo(TrendRule.class)));
        }

        private static Map<String, List<String>> rows() {
            return read("faults.md")
                    .lines()
                    .filter(line -> line.startsWith("| <a id="))
                    .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                    .collect(Collectors.toMap(
                            cells -> cells.get(0).replaceAll(".*`(.*)`", "$1"), cells -> cells, (one, twice) -> {
                                throw new AssertionError(twice.get(0) + " has two rows");
                            }));
        }
    }

    private static String read(String page) {
        return Sources.text(MANUAL.resolve(page));
    }

    @Nested
    class Preflight {

        @Test
        void everyCheckHasItsRowWithWhatItSays() throws IOException {
            var manual = Files.readString(MANUAL.resolve("preflight.md"));
            var checks = MAIN.stream()
                    .filter(type -> type.isEnum() && type.isAssignableTo(Check.class))
                    .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                    .map(Check.class::cast)
                    .toList();

            assertThat(checks).isNotEmpty();
            assertThat(manual).contains("There are " + checks.size() + ".");
            assertThat(checks).allSatisfy(check -> assertThat(manual)
                    .contains("| `" + check.title() + "` | "
                            + check.saying().severity().name().toLowerCase(java.util.Locale.ROOT) + " | "
                            + check.saying().fails().replace("|", "\\|") + " | "
                            + check.saying().source() + " |"));
            assertThat(checks).extracting(Check::title).doesNotHaveDuplicates();
        }
    }
}
