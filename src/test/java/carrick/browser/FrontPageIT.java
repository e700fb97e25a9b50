package carrick.browser;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Browser;
import carrick.support.CarrickServer;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

class FrontPageIT {

    private final Browser browser = Browser.fresh();

    @Test
    void saysThatTheServerIsReadyAndWhatAlexaNeedsToKnow() {
        browser.open("/");

        assertThat(browser.heading()).isEqualTo("Carrick");
        assertThat(browser.element("ready").getText()).startsWith("Ready");
        assertThat(browser.text())
                .contains(CarrickServer.url() + "/oauth/authorize", CarrickServer.url() + "/oauth/token");
    }

    @Test
    void linkLikeAlexaLinksAndTheLinkHolds() {
        browser.open("/").click("link").signIn("demo", "carrick-demo").await("consent:allow");
        assertThat(browser.text())
                .contains("Demo Home", "Dana Demo", "Seeing and controlling the devices of your smart home");

        browser.click("consent:allow").await("linked");

        assertThat(browser.heading()).isEqualTo("The link holds");
        assertThat(browser.text())
                .contains("state intact", "Code exchange", "First refresh", "200 in ", "AcceptGrant", "Doorbell event");
        assertThat(browser.all(".steps:not(.timeline) > li.ok")).hasSize(5);
        assertThat(browser.all(".steps > li.bad")).isEmpty();
        assertThat(browser.log()).noneMatch(line -> line.contains("Content Security Policy"));
    }

    @Test
    void whoLoadsThePageAgainDoesNotHarmTheLink() {
        browser.open("/").click("link").signIn("demo", "carrick-demo").await("consent:allow");
        browser.click("consent:allow").await("linked");

        browser.reload().await("linked");

        assertThat(browser.heading()).isEqualTo("The link holds");
        assertThat(browser.all(".steps:not(.timeline) > li.ok")).hasSize(5);
        assertThat(browser.all(".timeline > li h3"))
                .extracting(org.openqa.selenium.WebElement::getText)
                .filteredOn(step -> step.contains("token: authorization code"))
                .hasSize(1);
    }

    @Test
    void theFrontPageTellsOfTheLinkThatWasMadeLast() {
        browser.open("/").click("link").signIn("demo", "carrick-demo").await("consent:allow");
        browser.click("consent:allow").await("linked");

        browser.open("/").await("lastLink");

        assertThat(browser.element("granted").getText()).startsWith("AcceptGrant answered at ");
        assertThat(browser.element("held").getText()).contains("encrypted", "region NA");
        assertThat(browser.element("doorbell").getText()).startsWith("DoorbellPress delivered");
    }

    @Test
    void theAttemptJustMadeIsShownAsATimeline() {
        browser.open("/").click("link").signIn("demo", "carrick-demo").await("consent:allow");
        browser.click("consent:allow").await("linked");
        assertTimeline();

        browser.open("/").await("lastLink");
        assertTimeline();
    }

    private void assertTimeline() {
        assertThat(browser.all(".timeline > li h3"))
                .extracting(org.openqa.selenium.WebElement::getText)
                .anyMatch(step -> step.contains("authorize"))
                .anyMatch(step -> step.contains("login"))
                .anyMatch(step -> step.contains("consent"))
                .anyMatch(step -> step.contains("token: authorization code") && step.contains("of 4500"))
                .anyMatch(step -> step.contains("directive: AcceptGrant"));
        assertThat(browser.all(".timeline > li.bad")).isEmpty();
        assertThat(browser.all(".noFindings")).hasSize(1);
    }

    @Test
    void whatACustomerDoesNotWantIsTheFindingOfTheFrontPage() {
        browser.open("/").click("link").click("login:cancel").await("notLinked");

        browser.open("/");

        assertThat(browser.text()).contains("Link attempt", "refused");
    }

    @Test
    void whereTheCustomerCancelsNothingIsLinked() {
        browser.open("/").click("link").click("login:cancel").await("notLinked");

        assertThat(browser.element("notLinked").getText()).contains("access_denied");
        assertThat(browser.text()).contains("state intact");
    }

    @Test
    void theWholeDemoNeedsNoScriptAndNoMouse() {
        browser.withoutScript().open("/").await("link").ask("arguments[0].focus()", browser.element("link"));
        browser.press(Keys.ENTER).await("login:username");
        browser.press("demo").tab().press("carrick-demo", Keys.ENTER).await("consent:allow");

        browser.tab().tab().press(Keys.ENTER).await("linked");

        assertThat(browser.heading()).isEqualTo("The link holds");
    }
}
