package carrick.browser;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Browser;
import carrick.support.CarrickServer;
import carrick.support.Staff;
import carrick.support.TestClients;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every page of the console, and what a newcomer does with it. */
class ConsolePagesIT {

    private static String attempt;

    private final Browser browser = Browser.fresh();

    @BeforeAll
    static void somethingToShow() {
        Staff.admin();
        attempt = Alexa.linking(TestClients.skill()).links().attempt();
        Alexa.linking(new TestClients("nobody", "", "https://pitangui.amazon.com/api/skill/link/M1", "x"))
                .opens();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sign-in",
                "overview",
                "skills",
                "new-skill",
                "skill?client_id=skill",
                "forwarder?client_id=skill",
                "attempts",
                "attempt?number=",
                "live",
                "accounts?q=a",
                "account?username=ann",
                "events",
                "audit",
                "configuration",
                "staff",
                "password",
                "attempt?number=nothing",
                "skill?client_id=nothing",
                "preflights",
                "preflight?number=nothing",
                "relays"
            })
    void keepsNobodyOutInLightAndDarkOnPhoneAndDesktop(String page) {
        signIn();
        var name = "console-" + page.replaceAll("[^a-z-]", "");
        var problems = new SoftAssertions();
        for (var wide : new boolean[] {true, false}) {
            (wide ? browser.wide() : browser.phone()).light();
            browser.open("/console/" + page + (page.endsWith("number=") ? attempt : ""));
            browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)");
            problems.assertThat(
                            browser.photograph(name + (wide ? "-1280" : "-390")).barriers())
                    .as("light, wide: " + wide)
                    .isEmpty();
            problems.assertThat(browser.dark()
                            .photograph(name + (wide ? "-1280-dark" : "-390-dark"))
                            .barriers())
                    .as("dark, wide: " + wide)
                    .isEmpty();
            problems.assertThat(browser.scrollsSideways())
                    .as("scrolls, wide: " + wide)
                    .isFalse();
        }
        problems.assertThat(browser.narrow().scrollsSideways())
                .as("scrolls at 320 px")
                .isFalse();
        problems.assertThat(browser.loaded()).allMatch(address -> address.startsWith(CarrickServer.url() + "/"));
        problems.assertThat(browser.all("style, [style], [onclick], script:not([src])"))
                .isEmpty();
        problems.assertThat(browser.log()).noneMatch(line -> line.contains("Content Security Policy"));
        problems.assertAll();
    }

    @Test
    void everyPageHasANonceOfItsOwn() {
        var admin = Staff.admin();
        var first = admin.opens("/console/overview").header("Content-Security-Policy");
        var second = admin.opens("/console/overview").header("Content-Security-Policy");

        assertThat(first)
                .matches(".*script-src 'nonce-[A-Za-z0-9_-]{43}'.*")
                .contains("frame-ancestors 'none'", "default-src 'none'")
                .doesNotContain("unsafe")
                .isNotEqualTo(second);
    }

    @Test
    void whatAStrangerSendsIsShownAsItIsAndNeverRun() {
        var script = "<script>document.title='owned'</script>\"'><img src=x onerror=document.title='owned'>";
        var stranger = Alexa.linking(new TestClients(script, "", "https://x.example/" + UUID.randomUUID(), script))
                .sending("User-Agent", script.replaceAll("[\r\n]", ""))
                .asking("state", script);
        var number = stranger.opens().attempt();

        signIn();
        for (var page :
                new String[] {"attempt?number=" + number, "attempts", "overview", "live?since=0000-0000-0001"}) {
            browser.open("/console/" + page).await("main");
            assertThat(browser.title()).doesNotContain("owned");
            assertThat(browser.all("img")).isEmpty();
        }
        assertThat(browser.open("/console/attempt?number=" + number).text()).contains("<script>document.title");
    }

    @Test
    void theListsFilterIsItsAddress() {
        signIn();
        browser.open("/console/attempts").type("account", "ann").click("search");

        assertThat(browser.address()).contains("account=ann");
        assertThat(browser.all("table.attempts tbody tr")).isNotEmpty();
        browser.open("/console/attempts").type("number", attempt.toLowerCase()).click("search");
        assertThat(browser.await("record").text()).contains(attempt);
        assertThat(browser.open("/console/attempts?from=yesterday")
                        .await("error")
                        .text())
                .contains("from");
    }

    @Test
    void whatHappensOnAPhoneAppearsByItself() {
        signIn();
        browser.open("/console/live?client_id=strict").await("waiting");

        var number = Alexa.linking(TestClients.strict()).links().attempt();

        browser.await("attempt-" + number);
        assertThat(browser.has("waiting")).isFalse();
    }

    @Test
    void aNewcomerLinksWithNothingButWhatThePageShows() {
        signIn();
        browser.open("/console/skills").click("new");
        browser.type("skill:url", "https://layla.amazon.com/api/skill/link/MNEWCOMER1")
                .type("skill:name", "Newcomer " + UUID.randomUUID())
                .click("skill:create")
                .await("secret");
        var secret = browser.element("secret").getText();
        browser.click("fields").await("clientId");

        var client = new TestClients(
                browser.element("clientId").getText(),
                secret,
                browser.element("redirects").getText().lines().findFirst().orElseThrow(),
                browser.element("scopes").getText());
        var issuer = browser.element("authorizationUri").getText().replace("/oauth/authorize", "");
        assertThat(browser.element("tokenUri").getText()).isEqualTo(issuer + "/oauth/token");

        var alexa = Alexa.at(issuer, client);
        var link = alexa.links();

        assertThat(link.status()).as(link.body()).isEqualTo(200);
        assertThat(alexa.refreshes(link.refreshToken()).status()).isEqualTo(200);
        assertThat(browser.open("/console/skill?client_id=" + client.id()).source())
                .doesNotContain(secret);
    }

    @Test
    void worksWithoutScript() {
        browser.withoutScript();
        signIn();

        assertThat(browser.open("/console/attempts").all("table.attempts tbody tr"))
                .isNotEmpty();
    }

    private void signIn() {
        browser.open("/console/sign-in").signIn("admin", Staff.PASSWORD).await("out:signOut");
    }

    @Test
    void aBadUrlIsRefusedWithTheCureAndNothingIsLost() {
        signIn();
        browser.open("/console/new-skill")
                .type("skill:url", "https://evil.example/")
                .type("skill:name", "Kept")
                .click("skill:create")
                .await("error");

        assertThat(browser.text()).contains("Alexa Redirect URLs");
        assertThat(browser.attribute("skill:url", "value")).isEqualTo("https://evil.example/");
        assertThat(browser.attribute("skill:name", "value")).isEqualTo("Kept");
    }

    @Test
    void aPreflightIsBegunAndReadOnItsPage() {
        signIn();
        browser.wide().light();
        browser.open("/console/preflights")
                .type("preflight:client", "skill")
                .type("preflight:secret", "skill-secret-0123456789")
                .type("preflight:user", "ann")
                .type("preflight:pass", "ann-password-1")
                .click("preflight:begin");
        browser.await("grade");
        browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)");

        assertThat(browser.photograph("console-preflight-1280").barriers()).isEmpty();
        assertThat(browser.phone().photograph("console-preflight-390").barriers())
                .isEmpty();
        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(browser.text()).contains("A URI is not https.").doesNotContain("skill-secret-0123456789");
    }

    @Test
    void aRelayIsMadeSwitchedAndRemovedOnItsPage() {
        signIn();
        browser.wide().light();
        browser.open("/console/relays")
                .type("relay:name", "Lumen <elsewhere>")
                .type("relay:authorization", "ftp://localhost/authorize")
                .type("relay:token", CarrickServer.url() + "/oauth/token")
                .click("relay:make");
        assertThat(browser.text()).contains("authorization_uri");
        assertThat(browser.attribute("relay:name", "value")).isEqualTo("Lumen <elsewhere>");

        browser.type("relay:authorization", CarrickServer.url() + "/oauth/authorize")
                .click("relay:make");
        browser.await("notice");
        assertThat(browser.text()).contains("It is off until you switch it on.");
        browser.click("rows:0:start:record");
        browser.await("notice");
        browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)");

        assertThat(browser.photograph("console-relay-on-1280").barriers()).isEmpty();
        assertThat(browser.phone().photograph("console-relay-on-390").barriers())
                .isEmpty();
        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(browser.open("/console/overview").text()).contains("A relay is on", "Lumen <elsewhere>");

        browser.wide().open("/console/relays");
        browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)");
        browser.click("rows:0:end:off");
        browser.await("notice");
        browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)");
        browser.click("rows:0:gone:remove");
        browser.await("notice");
        assertThat(browser.text()).contains("The relay is removed.", "No relay yet.");
    }
}
