package carrick.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import carrick.support.Sources;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    private static final String ROOT = "carrick.";

    /** A package may use those before it and never those after it. */
    private static final List<String> ORDER = List.of(
            "oauth",
            "platform",
            "metrics",
            "trace",
            "http",
            "client",
            "account",
            "session",
            "staff",
            "grant",
            "authorization",
            "token",
            "introspection",
            "revocation",
            "links",
            "metadata",
            "diagnosis",
            "alexa",
            "preflight",
            "relay",
            "setup",
            "health",
            "console",
            "demo");

    private static final Pattern LISTENER = Pattern.compile("<f:event [^>]*listener=\"#\\{(\\w+)\\.(\\w+)}");

    private static final JavaClasses MAIN = new ClassFileImporter().importPath("target/classes");
    private static final JavaClasses TESTS = new ClassFileImporter().importPath("target/test-classes");

    @TestFactory
    Stream<DynamicTest> everyPackageUsesOnlyThoseBeforeIt() {
        return range(0, ORDER.size() - 1)
                .mapToObj(i -> dynamicTest(ORDER.get(i), () -> noClasses()
                        .that()
                        .resideInAPackage(ROOT + ORDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(after(i))
                        .allowEmptyShould(true)
                        .check(MAIN)));
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        assertThat(MAIN.stream()
                        .map(type -> type.getPackageName())
                        .distinct()
                        .filter(name -> !name.equals("carrick"))
                        .map(name -> name.substring(ROOT.length()).split("\\.")[0]))
                .isSubsetOf(ORDER);
    }

    @Test
    void noTwoPackagesUseEachOther() {
        slices().matching("carrick.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void theVocabularyIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("carrick.oauth..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("carrick.oauth..", "java..")
                .check(MAIN);
    }

    @Test
    void onlyStoresHoldAnEntityManagerAndTheyAreNamedInThePlural() {
        fields().that()
                .haveRawType(EntityManager.class)
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("s")
                .check(MAIN);
    }

    @Test
    void noPageOrResourceTouchesTheDatabase() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Page")
                .or()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.persistence..")
                .check(MAIN);
    }

    /** MyFaces tries it with the event first, and throws and catches an exception for each page whose listener wants none. */
    @Test
    void aListenerOfAPageTakesTheEvent() {
        var listeners = Sources.pages().stream()
                .flatMap(page -> LISTENER.matcher(Sources.text(page)).results());

        assertThat(listeners).hasSizeGreaterThan(10).allSatisfy(listener -> assertThat(MAIN.stream())
                .anyMatch(bean -> bean.getSimpleName().equalsIgnoreCase(listener.group(1))
                        && bean.tryGetMethod(listener.group(2), ComponentSystemEvent.class)
                                .isPresent()));
    }

    @Test
    void nothingWritesToTheConsoleOrAroundTheSystemLogger() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(MAIN);
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(MAIN);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "org.apache.commons.logging..", "org.jboss.logging..")
                .check(MAIN);
    }

    @Test
    void nothingLivesInASession() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.enterprise.context.SessionScoped")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.servlet.http.HttpSession")
                .check(MAIN);
    }

    @Test
    void theTimeIsAskedOfTheClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("carrick.platform.Clock")
                .and()
                .resideOutsideOfPackage("carrick.setup")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(MAIN);
    }

    /** Black box is enforced: these speak HTTP and know nothing of what answers. */
    @Test
    void blackBoxTestsDoNotKnowTheMainCode() {
        noClasses()
                .that()
                .resideInAnyPackage("carrick.protocol..", "carrick.browser..")
                .should()
                .dependOnClassesThat(resideInAPackage("carrick..").and(type(MAIN)))
                .allowEmptyShould(true)
                .check(TESTS);
    }

    @Test
    void noMutableStateHidesInStatics() {
        noFields().that().areStatic().should().notBeFinal().check(MAIN);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> type(
            JavaClasses known) {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "are main code", type -> known.contain(type.getName()));
    }

    private static String[] after(int place) {
        return ORDER.stream().skip(place + 1).map(name -> ROOT + name + "..").toArray(String[]::new);
    }
}
