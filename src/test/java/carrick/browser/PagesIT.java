package carrick.browser;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Browser;
import carrick.support.CarrickServer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.WebElement;

/** What holds of every page. */
class PagesIT {

    private static final int FINGERTIP = 44;
    private static final int HEAVIEST = 30 * 1024;

    private final Browser browser = Browser.fresh();

    @ParameterizedTest
    @EnumSource(Page.class)
    void keepsNobodyOutInLightAndDarkOnPhoneAndDesktop(Page page) {
        page.show(browser);

        var barriers = new SoftAssertions();
        barriers.assertThat(
                        browser.wide().light().photograph(page + "-1280-light").barriers())
                .as("wide, light")
                .isEmpty();
        barriers.assertThat(browser.dark().photograph(page + "-1280-dark").barriers())
                .as("wide, dark")
                .isEmpty();
        barriers.assertThat(browser.narrow().photograph(page + "-320-dark").barriers())
                .as("narrow, dark")
                .isEmpty();
        barriers.assertThat(browser.light().photograph(page + "-320-light").barriers())
                .as("narrow, light")
                .isEmpty();
        barriers.assertAll();
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void loadsLittleAndNothingFromElsewhere(Page page) {
        page.show(browser);

        assertThat(browser.loaded())
                .hasSizeGreaterThan(1)
                .allMatch(address -> address.startsWith(CarrickServer.url() + "/"));
        assertThat(browser.weight()).isPositive().isLessThan(HEAVIEST);
        assertThat(browser.all("script, style, [style], iframe, [onclick], [onsubmit]"))
                .isEmpty();
        assertThat(browser.log()).noneMatch(line -> line.contains("Content Security Policy"));
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void fitsAPhoneAndAFingertip(Page page) {
        browser.narrow();
        page.show(browser);

        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(browser.all("input:not([type=hidden]), a.button"))
                .extracting(WebElement::getSize)
                .allMatch(size -> size.height >= FINGERTIP && size.width >= FINGERTIP);
    }

    @ParameterizedTest
    @CsvSource({
        "en, ltr, Sign in, Allow",
        "de, ltr, Anmelden, Erlauben",
        "fr, ltr, Se connecter, Autoriser",
        "it, ltr, Accedi, Consenti",
        "es, ltr, Iniciar sesión, Permitir",
        "pt, ltr, Fazer login, Permitir",
        "ja, ltr, サインイン, 許可する",
        "hi, ltr, साइन इन करें, अनुमति दें",
        "ar, rtl, تسجيل الدخول, السماح"
    })
    void speakTheLanguageOfTheBrowser(String language, String direction, String signIn, String allow) {
        browser.narrow().speaking(language);
        var pages = new SoftAssertions();
        for (var page : Page.values()) {
            page.show(browser);
            browser.photograph(page + "-320-" + language);
            pages.assertThat(browser.language()).as("language of " + page).isEqualTo(language);
            pages.assertThat(browser.direction()).as("direction of " + page).isEqualTo(direction);
            pages.assertThat(browser.source()).as("source of " + page).doesNotContain("???");
            pages.assertThat(browser.scrollsSideways())
                    .as("scrolling of " + page)
                    .isFalse();
            pages.assertThat(browser.barriers()).as("barriers of " + page).isEmpty();
        }
        Page.LOGIN.show(browser);
        pages.assertThat(browser.attribute("login:signIn", "value")).isEqualTo(signIn);
        browser.signInAsAnn();
        pages.assertThat(browser.attribute("consent:allow", "value")).isEqualTo(allow);
        pages.assertAll();
    }

    @ParameterizedTest
    @CsvSource({"pt-BR, pt", "es-MX, es", "nl, en", "'nl,ar;q=0.5', ar"})
    void fallBackToTheNearestLanguage(String wanted, String spoken) {
        browser.speaking(wanted);

        Page.LOGIN.show(browser);

        assertThat(browser.language()).isEqualTo(spoken);
    }
}
