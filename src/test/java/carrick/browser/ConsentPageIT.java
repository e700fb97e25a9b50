package carrick.browser;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.Browser;
import carrick.support.Callback;
import carrick.support.TestClients;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

class ConsentPageIT {

    private static final String CALLBACK = Callback.ADDRESS + "/callback";

    private final Browser browser = Browser.fresh();

    @Test
    void showsTheSkillTheAccountAndWhatIsShared() {
        browser.openLink("skill", CALLBACK, "smart_home+profile", "x").signInAsAnn();

        assertThat(browser.title()).isEqualTo("Link your account");
        assertThat(browser.heading()).isEqualTo("Link your account with Lumen Lights?");
        assertThat(browser.text())
                .contains(
                        "Ann Example",
                        "ann",
                        "This allows",
                        "Switch your lights on and off",
                        "Read your name",
                        "where you disable Lumen Lights",
                        "Link attempt");
    }

    @Test
    void whatIsNotAskedForIsNotShown() {
        browser.openLink("x").signInAsAnn();

        assertThat(browser.text()).contains("Switch your lights on and off").doesNotContain("Read your name");
    }

    @Test
    void aNameWithMarkupIsShownAsItIs() {
        browser.openLink("odd", Callback.ADDRESS + "/odd", "read", "x").signInAsAnn();

        assertThat(browser.heading()).isEqualTo("Link your account with Odd <b>Client</b> & Söhne?");
    }

    @Test
    void allowArrivesAtTheClientAndTheCodeIsGood() {
        browser.openLink(Alexa.encode(Alexa.STATE)).signInAsAnn().click("consent:allow");

        var query = browser.awaitCallback();

        assertThat(parameter(query, "state")).isEqualTo(Alexa.encode(Alexa.STATE));
        assertThat(browser.log()).noneMatch(line -> line.contains("Content Security Policy"));
        assertThat(exchange(query).status()).isEqualTo(200);
    }

    @Test
    void theClientsOwnQueryStays() {
        browser.openLink("skill", CALLBACK + "?keep=this", "smart_home", "x")
                .signInAsAnn()
                .click("consent:allow");

        assertThat(browser.awaitCallback()).startsWith("keep=this&").contains("code=");
    }

    static Stream<String> states() {
        return Stream.of(
                "abc",
                "Amas%2Bab%2F%3D%2520",
                "a/b=c+d",
                "lower%2bupper%2B",
                "%C3%A9%E2%82%AC",
                "a%26b%23c",
                Alexa.encode(Alexa.STATE),
                "x".repeat(4096));
    }

    @ParameterizedTest
    @MethodSource("states")
    @Tag("RFC6749-4.1.2")
    void allowBringsTheStateByteForByte(String state) {
        browser.openLink(state).signInAsAnn().click("consent:allow");

        assertThat(parameter(browser.awaitCallback(), "state")).isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("states")
    @Tag("RFC6749-4.1.2.1")
    void cancelTellsTheClientWithItsStateByteForByte(String state) {
        browser.openLink(state).signInAsAnn().click("consent:deny");

        var query = browser.awaitCallback();

        assertThat(parameter(query, "error")).isEqualTo("access_denied");
        assertThat(parameter(query, "state")).isEqualTo(state);
        assertThat(query).doesNotContain("code=");
    }

    @Test
    void whoeverIsSomebodyElseSignsInAsThemselves() {
        browser.openLink("x").signInAsAnn().click("consent:notYou").await("login:username");

        assertThat(browser.attribute("login:username", "value")).isNullOrEmpty();
        browser.signIn("bob@example.com", "bob-password-1").await("consent:allow");

        assertThat(browser.text()).contains("Bob Example", "bob@example.com").doesNotContain("Ann");
        browser.click("consent:allow");
        assertThat(exchange(browser.awaitCallback()).status()).isEqualTo(200);
    }

    @Test
    void aDoubleClickOnAllowLinksOnce() {
        browser.openLink("x").signInAsAnn().doubleClick("consent:allow");

        assertThat(exchange(browser.awaitCallback()).status()).isEqualTo(200);
    }

    @Test
    void goingBackAndAllowingAgainLeadsToTheSamePlace() {
        browser.openLink("x").signInAsAnn().click("consent:allow");
        var first = browser.awaitCallback();

        browser.back().click("consent:allow");

        assertThat(browser.awaitCallback()).isEqualTo(first);
    }

    @Test
    void nobodyGetsHereWithoutSigningIn() {
        browser.openLink("x").await("login:username");
        var address = browser.address();

        browser.open(address.substring(address.indexOf("/account/")).replace("/login", "/consent"));

        assertThat(browser.await("login:username").heading()).isEqualTo("Sign in");
    }

    @Test
    void theKeyboardIsEnough() {
        browser.openLink("x").signInAsAnn();

        for (var next : new String[] {"consent:notYou", "consent:allow", "consent:deny"}) {
            assertThat(browser.tab().focus()).isEqualTo(next);
        }
        browser.backTab().press(Keys.ENTER);

        assertThat(browser.awaitCallback()).contains("code=");
    }

    @Test
    void nothingNeedsScript() {
        browser.withoutScript()
                .openLink("x")
                .signIn("nobody-without-script", "wrong")
                .await("error");

        browser.signInAsAnn().click("consent:notYou").await("login:username");
        browser.signInAsAnn().click("consent:allow");

        assertThat(exchange(browser.awaitCallback()).status()).isEqualTo(200);
    }

    private static Answer exchange(String query) {
        return Alexa.linking(TestClients.skill())
                .asking("redirect_uri", CALLBACK)
                .exchanges(parameter(query, "code"));
    }

    private static String parameter(String query, String name) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .findFirst()
                .map(pair -> pair.substring(name.length() + 1))
                .orElse(null);
    }
}
