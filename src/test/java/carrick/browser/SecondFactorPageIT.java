package carrick.browser;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.AuthenticatorApp;
import carrick.support.Browser;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second factor in a real browser, with passkeys in an authenticator that the browser plays. */
class SecondFactorPageIT {

    private final Browser browser = Browser.fresh();

    @BeforeEach
    void petraHasNone() {
        Console.shared().sends("DELETE", "accounts/petra/second-factors", "Bearer " + Console.TOKEN);
    }

    @AfterEach
    void noAuthenticatorIsLeft() {
        browser.unplug();
    }

    private void signIn() {
        browser.open("/account/links").signIn("petra", "petra-password-1");
        browser.await("factors");
        browser.open("/account/factors");
    }

    private void addPasskey() {
        signIn();
        browser.type("add:name", "Phone").click("create").await("codes");
    }

    @Test
    void aPasskeyIsSetUpAndLinks() {
        browser.plugIn();
        addPasskey();
        assertThat(browser.text()).contains("Phone", "They are shown only now");
        assertThat(browser.log()).noneMatch(line -> line.contains("Content Security Policy"));

        browser.openLink("x").signIn("petra", "petra-password-1").await("use");
        assertThat(browser.element("without").isDisplayed()).isFalse();
        browser.click("use").await("consent:allow").click("consent:allow");

        assertThat(browser.awaitCallback()).contains("code=", "state=x");
        assertThat(browser.log()).noneMatch(line -> line.contains("Content Security Policy"));
    }

    @Test
    void whoSaysNoToTheBrowserIsToldWhatElse() {
        browser.plugIn();
        addPasskey();
        browser.unplug();
        browser.plugIn(); // another one, which knows nothing

        browser.openLink("x").signIn("petra", "petra-password-1").await("use").click("use");
        browser.awaitText("The passkey was not used.");

        assertThat(browser.address()).contains("/account/factor?");
    }

    @Test
    void withoutScriptThePageSaysWhyAndTakesARecoveryCode() {
        browser.plugIn();
        addPasskey();
        var code = browser.element("codes").getText().split("\\s+")[0];
        browser.withoutScript()
                .openLink("x")
                .signIn("petra", "petra-password-1")
                .await("without");

        assertThat(browser.element("without").isDisplayed()).isTrue();
        assertThat(browser.element("use").isDisplayed()).isFalse();
        browser.all("summary").get(0).click();
        browser.type("factor:recoveryCode", code).click("factor:next").await("consent:allow");
    }

    @Test
    void thePagesKeepNobodyOut() {
        browser.plugIn();
        addPasskey();
        browser.open("/account/factors").click("offer:begin").await("key");
        assertThat(browser.photograph("factors-1280").barriers()).isEmpty();
        assertThat(browser.dark().photograph("factors-1280-dark").barriers()).isEmpty();
        assertThat(browser.narrow().light().photograph("factors-320").barriers())
                .isEmpty();
        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(browser.weight()).isLessThan(45 * 1024);

        browser.openLink("x").signIn("petra", "petra-password-1").await("use");
        browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat(browser.photograph("factor-320").barriers()).isEmpty();
        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(browser.wide().dark().photograph("factor-1280-dark").barriers())
                .isEmpty();
        assertThat(browser.loaded()).allMatch(address -> address.startsWith(CarrickServer.url() + "/"));
        assertThat(browser.weight()).isLessThan(30 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "it", "es", "pt", "ja", "hi", "ar"})
    void speaksTheCustomersLanguage(String language) {
        AuthenticatorApp.setUpBy(Staff.somebody(), "petra", "petra-password-1");
        browser.narrow()
                .speaking(language)
                .openLink("x")
                .signIn("petra", "petra-password-1")
                .await("factor:code");

        assertThat(browser.language()).isEqualTo(language);
        assertThat(browser.text()).doesNotContain("???", "{0}");
        assertThat(browser.photograph("factor-320-" + language).scrollsSideways())
                .isFalse();
    }
}
