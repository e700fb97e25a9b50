package carrick.browser;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

class LoginPageIT {

    private final Browser browser = Browser.fresh();

    @Test
    void saysWhatForAndLeadsToConsent() {
        browser.openLink("x");

        assertThat(browser.title()).isEqualTo("Sign in");
        assertThat(browser.text()).contains("to link your account with Lumen Lights");
        assertThat(browser.focus()).isEqualTo("login:username");
        assertThat(browser.all("[aria-invalid], [aria-describedby]")).isEmpty();

        browser.signIn("ann", "ann-password-1").await("consent:allow");

        assertThat(browser.address()).contains("/account/consent?attempt=");
    }

    @Test
    void aWrongPasswordIsSaidWhereItIsSeenAndHeard() {
        browser.openLink("x").signIn("nobody-here", "wrong").await("error");

        assertThat(browser.element("error").getText())
                .isEqualTo("User name or password is not right. Check both and try again.");
        assertThat(browser.attribute("error", "role")).isEqualTo("alert");
        assertThat(browser.focus()).isEqualTo("login:password");
        assertThat(browser.attribute("login:username", "value")).isEqualTo("nobody-here");
        assertThat(browser.attribute("login:password", "value")).isNullOrEmpty();
        for (var field : new String[] {"login:username", "login:password"}) {
            assertThat(browser.attribute(field, "aria-invalid")).isEqualTo("true");
            assertThat(browser.attribute(field, "aria-describedby")).isEqualTo("error");
        }
    }

    @Test
    void aSecondTryWithTheRightPasswordLeadsToConsent() {
        browser.openLink("x").signIn("nobody-yet", "wrong").await("error");

        browser.signInAsAnn();

        assertThat(browser.has("consent:allow")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'', '', login:username", "'', secret, login:username", "ann, '', login:password"})
    void anEmptyFieldIsAskedFor(String username, String password, String focus) {
        browser.openLink("x").signIn(username, password).await("error");

        assertThat(browser.element("error").getText()).isEqualTo("Enter your user name and your password.");
        assertThat(browser.focus()).isEqualTo(focus);
    }

    @Test
    void whatWasTypedIsShownAsItIs() {
        var typed = "\"><b id='forged'>x</b>";

        browser.openLink("x").signIn(typed, "wrong").await("error");

        assertThat(browser.element("login:username").getDomProperty("value")).isEqualTo(typed);
        assertThat(browser.has("forged")).isFalse();
    }

    @Test
    void theKeyboardIsEnoughAndEnterSignsIn() {
        browser.openLink("x").await("login:username");

        browser.press("ann").tab();
        assertThat(browser.focus()).isEqualTo("login:password");
        browser.press("ann-password-1", Keys.ENTER);

        assertThat(browser.await("consent:allow").heading()).contains("Lumen Lights");
    }

    @Test
    void tabWalksDownThePage() {
        browser.openLink("x").await("login:username");

        for (var next : new String[] {"login:password", "login:signIn", "login:cancel"}) {
            assertThat(browser.tab().focus()).isEqualTo(next);
        }
    }

    @Test
    void passwordManagersKnowTheFields() {
        browser.openLink("x").await("login:username");

        assertThat(browser.attribute("login:username", "autocomplete")).isEqualTo("username");
        assertThat(browser.attribute("login:username", "autocapitalize")).isEqualTo("none");
        assertThat(browser.attribute("login:password", "autocomplete")).isEqualTo("current-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "Amas%2Bab%2F%3D%2520", "a/b=c+d", "lower%2bupper%2B", "%C3%A9%E2%82%AC", "a%26b%23c"})
    @Tag("RFC6749-4.1.2.1")
    void cancelTellsTheClientWithItsStateByteForByte(String state) {
        browser.openLink(state).click("login:cancel");

        assertThat(browser.awaitCallback().split("&"))
                .contains("error=access_denied", "state=" + state)
                .noneMatch(part -> part.startsWith("code="));
    }

    @Test
    void anAttemptThatIsUnknownHasExpired() {
        browser.open("/account/login?attempt=nonsense");

        assertThat(browser.heading()).isEqualTo("This page has expired");
        assertThat(browser.text()).contains("Go back to the Alexa app and start linking again.");
        assertThat(browser.all("form")).isEmpty();
    }

    @Test
    void anAttemptThatIsGoneHasExpiredEvenWhereItsCookieHasToo() {
        browser.openLink("x").await("login:username");
        var address = browser.address().substring(browser.address().indexOf("/account/"));
        browser.forgetCookies();

        browser.open(address.substring(0, address.length() - 4) + "0000");

        assertThat(browser.heading()).isEqualTo("This page has expired");
    }

    @Test
    void whereCookiesAreRefusedThePageSaysSo() {
        var refusing = Browser.refusingCookies();

        refusing.openLink("x");

        assertThat(refusing.heading()).isEqualTo("Your browser did not keep our cookie");
        assertThat(refusing.text()).contains("Allow cookies for this page", "Link attempt");
        assertThat(refusing.all("form")).isEmpty();
    }

    @Test
    void anAddressOpenedInAnotherBrowserIsNotServed() {
        browser.openLink("x").await("login:username");
        var address = browser.address();
        browser.forgetCookies();

        browser.open(address.substring(address.indexOf("/account/")));

        assertThat(browser.heading()).isEqualTo("Your browser did not keep our cookie");
    }

    @Test
    void twoTabsWithTwoAttemptsBothFinish() {
        var first = browser.openLink("first").thisTab();
        browser.newTab().openLink("second").signInAsAnn();
        var second = browser.thisTab();

        browser.tab(first).signInAsAnn().click("consent:allow");
        assertThat(browser.awaitCallback()).contains("code=", "state=first");
        browser.tab(second).click("consent:allow");
        assertThat(browser.awaitCallback()).contains("code=", "state=second");
    }

    @Test
    void theCookieOfTheAttemptIsTheOnlyOne() {
        browser.openLink(Alexa.encode(Alexa.STATE)).signInAsAnn();

        assertThat(browser.cookies()).hasSize(1).allMatch(name -> name.startsWith("carrick-"));
    }
}
