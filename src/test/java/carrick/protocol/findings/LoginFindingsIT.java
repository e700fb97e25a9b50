package carrick.protocol.findings;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.AuthenticatorApp;
import carrick.support.Browser;
import carrick.support.Console;
import carrick.support.Staff;
import carrick.support.TestClients;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens between the authorization request and the customer's decision. */
class LoginFindingsIT {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private final Console console = Console.shared();
    private final TestClients client = TestClients.alone("login-left");

    /** The patience with people is ten times that with machines; all wait for it together. */
    @Test
    void whoGoesAwayIsToldApartByHowFarTheyCame() {
        var left = opensLogin(client, "left");
        var wrong = Alexa.linking(client).asking("state", "wrong").opensLogin();
        wrong.signIn("nobody-" + System.nanoTime(), "wrong");
        wrong.signIn("nobody-" + System.nanoTime(), "wrong again");
        console.sends("DELETE", "accounts/fiona/second-factors", "Bearer " + Console.TOKEN);
        AuthenticatorApp.setUpBy(Staff.somebody(), "fiona", "fiona-password-1");
        var halfway = Alexa.linking(client).asking("state", "halfway").opensLogin();
        halfway.signIn("fiona", "fiona-password-1");
        halfway.follow();
        halfway.submit(Map.of("factor:code", "000000", "factor:next", "x"));
        var undecided = Alexa.linking(client).asking("state", "undecided").signsInAsAnn();
        var mended = Alexa.linking(client).asking("state", "mended").opensLogin();
        mended.signIn("nobody-" + System.nanoTime(), "wrong");
        mended.signIn("ann", "ann-password-1");
        mended.follow();
        mended.exchanges(mended.codeAfterConsent());

        assertThat(console.awaitFirst(left, "NobodySignedIn")).hasSize(1);
        var finding = console.awaitFinding(left, "NobodySignedIn");
        assertThat(finding.getString("severity")).isEqualTo("info");
        assertThat(evidence(finding)).contains("browser: app on Android");
        assertThat(console.awaitFirst(wrong.page().attempt(), "PasswordWrong")).hasSize(1);
        assertThat(evidence(console.awaitFinding(wrong.page().attempt(), "PasswordWrong")))
                .anyMatch(line -> line.startsWith("wrong tries: 2, the last at "));
        assertThat(console.awaitFirst(halfway.page().attempt(), "SecondFactorNotShown"))
                .hasSize(1);
        assertThat(evidence(console.awaitFinding(halfway.page().attempt(), "SecondFactorNotShown")))
                .contains("last told by the page: a code; passkeys in this browser: not told")
                .anyMatch(line -> line.endsWith("; wrong: 1, kept out for too many: 0"));
        assertThat(console.awaitFirst(undecided.page().attempt(), "NobodyDecided"))
                .hasSize(1);
        assertThat(console.concluded(left).getString("outcome")).isEqualTo("abandoned");
        assertThat(Console.names(console.concluded(mended.page().attempt()))).isEmpty();
    }

    @Test
    void whereOnlyAppsNeverSendTheFormThePageDoesNotWorkInThem() {
        var app = TestClients.alone("login-app");
        opensLogin(app, "one");
        opensLogin(app, "two");
        var number = opensLogin(app, "three");
        Alexa.linking(app).sending("User-Agent", CHROME).links();

        console.awaitFirst(number, "LoginPageUnusableInApp");
        var finding = console.awaitFinding(number, "LoginPageUnusableInApp");
        assertThat(finding.getString("severity")).isEqualTo("error");
        assertThat(evidence(finding))
                .contains(
                        "within a day, app on Android: 3 left at the login page, none signed in",
                        "everything else: 1 signed in");
        assertThat(finding.getString("cure")).contains("Domain List");
    }

    @Test
    void whereNobodyGetsToTheLoginPageTheProxyKeepsItBackAndOtherwiseItWasAPreview() {
        var proxied = TestClients.alone("login-proxy");
        var number = Alexa.linking(proxied).asking("state", "unreached").opens().attempt();

        console.awaitFirst(number, "LoginPageUnreachable");
        var finding = console.awaitFinding(number, "LoginPageUnreachable");
        assertThat(evidence(finding))
                .anyMatch(line -> line.contains(" to /account/login; nothing since"))
                .contains("nobody else of this client signed in within a day");
        assertThat(finding.getString("cure")).contains("/account/login from outside");

        Alexa.linking(proxied).asking("state", "reached").links();
        console.awaitFirst(number, "LinkOnlyPreviewed");
    }

    @Test
    void theSecondOfTwoThatAnAppOpensIsNotMissed() {
        var alexa = Alexa.linking(client).asking("state", "opened-twice");
        var number = alexa.opens().attempt();
        alexa.links();

        assertThat(Console.names(console.attempt(number, attempt -> isOld(attempt, 5))))
                .doesNotContain("LinkOnlyPreviewed", "LoginPageUnreachable");
    }

    @Test
    void whoGuessesTooOftenIsKeptOut() {
        var alexa = Alexa.linking(client).asking("state", "throttled").opensLogin();
        var username = "guessed-" + System.nanoTime();
        for (int tries = 0; tries <= 10; tries++) {
            alexa.signIn(username, "wrong");
        }
        var number = alexa.page().attempt();

        console.awaitFirst(number, "CustomerThrottled");
        var finding = console.awaitFinding(number, "CustomerThrottled");
        assertThat(evidence(finding))
                .contains("wrong passwords in this attempt: 10", "X-Forwarded-For: none; carrick.proxies: not set")
                .anyMatch(line -> line.matches("kept out at .*, next try after [0-9]+ seconds"));
        assertThat(finding.getString("cure"))
                .contains("one account has 10 tries", "carrick.throttle.address than 5000");

        alexa.signIn("ann", "ann-password-1");
        console.attempt(number, attempt -> Console.names(attempt).isEmpty());
    }

    @Test
    void customersBehindAProxyThatCarrickDoesNotKnowAreOneToIt() {
        var alexa = Alexa.linking(client).asking("state", "proxied").sending("X-Forwarded-For", "203.0.113.9");
        alexa.opensLogin();
        var username = "shared-" + System.nanoTime();
        for (int tries = 0; tries <= 10; tries++) {
            alexa.signIn(username, "wrong");
        }

        var finding = console.awaitFinding(alexa.page().attempt(), "CustomerThrottled");

        assertThat(finding.getString("cure")).contains("Set carrick.proxies");
        assertThat(evidence(finding)).contains("X-Forwarded-For: 1 addresses; carrick.proxies: not set");
    }

    @Test
    void aBrowserThatTakesNoCookiesIsKnownAtItsFirstPage() {
        Alexa.linking(client).asking("state", "signs-in").signsInAsAnn();
        var browser = Browser.refusingCookies();
        browser.openLink(client.id(), client.redirectUri(), client.scope(), "no-cookies");
        var number = browser.address().replaceAll(".*attempt=(.{14})-.*", "$1");

        console.awaitFirst(number, "CookiesRefused");
        var finding = console.awaitFinding(number, "CookiesRefused");
        assertThat(evidence(finding))
                .contains("cookies that came: none")
                .anyMatch(line -> line.startsWith("cookie set with the redirect, missing at the login page at "));
        assertThat(finding.getString("explanation")).contains("does not take cookies");
    }

    @Test
    void aCookieThatWasThereAndIsGoneWasLost() {
        var alexa = Alexa.linking(client).asking("state", "lost").opensLogin();
        var forgetful = Alexa.linking(client);
        forgetful.reposts(
                alexa.page(), Map.of("login:username", "ann", "login:password", "ann-password-1", "login:signIn", "x"));
        var number = alexa.page().attempt();

        console.awaitFirst(number, "CookieLost");
        var finding = console.awaitFinding(number, "CookieLost");
        assertThat(evidence(finding))
                .anyMatch(line -> line.matches("page shown at .* with cookies: [1-9].*"))
                .anyMatch(line -> line.matches("POST of the login page at .* with cookies: none"));

        alexa.signIn("ann", "ann-password-1");
        console.attempt(number, attempt -> Console.names(attempt).isEmpty());
    }

    @Test
    void anAddressThatIsCopiedIntoAnotherBrowserLeavesItsCookieBehind() {
        var alexa = Alexa.linking(client).asking("state", "copied");
        var address = alexa.opens().location();
        alexa.follow();
        var number = alexa.page().attempt();
        Alexa.linking(client).sending("User-Agent", CHROME).visits(address);

        console.awaitFirst(number, "ContinuedInAnotherBrowser");
        assertThat(evidence(console.awaitFinding(number, "ContinuedInAnotherBrowser")))
                .anyMatch(line -> line.startsWith("begun by: app on Android ("))
                .anyMatch(
                        line -> line.startsWith("went on by: browser on Windows (" + CHROME + "), without the cookie"));
    }

    @Test
    void whoRefusesIsNoFault() {
        var denied =
                Alexa.linking(client).asking("state", "denied").signsInAsAnn().deny();
        var cancelled =
                Alexa.linking(client).asking("state", "cancelled").opensLogin().cancelsSignIn();

        assertThat(console.awaitFirst(denied.attempt(), "CustomerRefused")).hasSize(1);
        var finding = console.awaitFinding(denied.attempt(), "CustomerRefused");
        assertThat(finding.getString("severity")).isEqualTo("info");
        assertThat(evidence(finding))
                .contains("answered 303 to " + client.redirectUri()
                        + " with error error_description state iss, error access_denied");
        console.awaitFirst(cancelled.attempt(), "CustomerRefused");
        assertThat(console.awaitFinding(cancelled.attempt(), "CustomerRefused").getString("explanation"))
                .isEqualTo("The customer pressed Cancel at the login page.");
        assertThat(console.concluded(denied.attempt()).getString("outcome")).isEqualTo("refused");
    }

    private static String opensLogin(TestClients client, String state) {
        return Alexa.linking(client).asking("state", state).opensLogin().page().attempt();
    }

    private static boolean isOld(JsonObject attempt, int seconds) {
        return java.time.Instant.parse(attempt.getString("last_step_at"))
                .plusSeconds(seconds)
                .isBefore(java.time.Instant.now());
    }

    private static List<String> evidence(JsonObject finding) {
        return finding.getJsonArray("evidence").getValuesAs(JsonString::getString);
    }
}
