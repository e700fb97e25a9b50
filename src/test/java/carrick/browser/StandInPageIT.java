package carrick.browser;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Browser;
import carrick.support.CarrickServer;
import carrick.support.StandIn;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandInPageIT {

    private final Browser browser = Browser.fresh();
    private final StandIn amazon = StandIn.at(CarrickServer.url());

    @Test
    void teachesHowToSetAFaultAndHowToCallWhileThereIsNothingToShow() {
        amazon.clearsFaults().forgetsCalls();

        browser.open("/stand-in/");

        assertThat(browser.heading()).isEqualTo("Stand-in for Amazon");
        assertThat(browser.element("noFaults").getText()).contains("no fault is set");
        assertThat(browser.text())
                .contains(
                        "curl -H 'Content-Type: application/json' " + CarrickServer.url() + "/stand-in/faults",
                        "curl " + CarrickServer.url() + "/stand-in/auth/o2/token");
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void showsWhatArrivedAndWhatWillGoWrong() {
        amazon.clearsFaults().forgetsCalls().fault("token", "", "INVALID_GRANT");
        amazon.exchanges(Map.of("grant_type", "authorization_code", "code", "the-first-code"));
        amazon.posts(
                "na/v3/events",
                "{\"event\": {\"header\": {\"namespace\": \"Alexa\", \"name\": \"ChangeReport\", \"messageId\": \"<b>\"}}}",
                Map.of("Content-Type", "application/json"));
        amazon.fault("gateway", "", "THROTTLING_EXCEPTION");

        browser.narrow().open("/stand-in/");

        assertThat(browser.element("faults").getText()).contains("THROTTLING_EXCEPTION");
        assertThat(browser.element("count").getText()).startsWith("2 calls, the newest first");
        assertThat(browser.all("#calls > li.bad")).hasSize(2);
        var newest = browser.all("#calls > li").get(0).getText();
        assertThat(newest).contains("Alexa.ChangeReport", "401 in ", "at na", "messageId <b>");
        assertThat(browser.all("#calls > li").get(1).getText())
                .contains("authorization_code", "400 in ", "fault INVALID_GRANT");
        assertThat(browser.text()).doesNotContain("the-first-code");
        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.wide().photograph("STAND_IN-1280").barriers()).isEmpty();
        amazon.clearsFaults();
    }
}
