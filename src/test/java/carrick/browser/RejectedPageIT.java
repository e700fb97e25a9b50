package carrick.browser;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("RFC6749-4.1.2.1")
class RejectedPageIT {

    private final Browser browser = Browser.fresh();

    @ParameterizedTest
    @CsvSource({
        "client_id=unknown&redirect_uri=http://localhost:8765/callback, client_id, unknown, CLIENT_UNKNOWN",
        "client_id=skill&redirect_uri=http://localhost:8765/other, redirect_uri, http://localhost:8765/other, REDIRECT_URI_UNREGISTERED",
        "client_id=skill&redirect_uri=http://localhost:8765/callback/, redirect_uri, http://localhost:8765/callback/, REDIRECT_URI_UNREGISTERED",
        "redirect_uri=http://localhost:8765/callback, client_id, '', CLIENT_ID_MISSING",
        "client_id=skill, redirect_uri, '', REDIRECT_URI_MISSING"
    })
    void namesTheFieldTheValueAndTheFaultAndGoesNowhere(String query, String field, String value, String fault) {
        browser.open("/oauth/authorize?response_type=code&state=x&" + query);

        assertThat(browser.heading()).isEqualTo("This link cannot be started");
        assertThat(browser.text()).contains(field, value, fault);
        assertThat(browser.address()).contains("/oauth/authorize?");
        assertThat(browser.all("form, a")).isEmpty();
    }

    @Test
    void showsTheNumberOfTheAttempt() {
        browser.open("/oauth/authorize?client_id=unknown");

        assertThat(browser.all("footer .number")).singleElement().satisfies(number -> assertThat(number.getText())
                .isNotBlank());
    }

    @Test
    void whatWasSentIsShownAsItIs() {
        var markup = "<b id=\"forged\">x</b><script>document.title='forged'</script>";

        browser.open("/oauth/authorize?client_id=" + Alexa.encode(markup));

        assertThat(browser.text()).contains(markup);
        assertThat(browser.has("forged")).isFalse();
        assertThat(browser.title()).isEqualTo("This link cannot be started");
    }

    @Test
    void aVeryLongValueIsShortenedAndFitsAPhone() {
        browser.narrow().open("/oauth/authorize?client_id=" + "x".repeat(2000));

        assertThat(browser.text()).contains("xxx…").doesNotContain("x".repeat(301));
        assertThat(browser.scrollsSideways()).isFalse();
    }
}
