package carrick.protocol.findings;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Browser;
import carrick.support.Console;
import carrick.support.Meddler;
import carrick.support.TestClients;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A code was issued, and nobody came for the tokens: what else the client did tells the likeliest cause. Each test has a client of its own. */
class AbsenceFindingsIT {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private final Console console = Console.shared();

    @Test
    void whoNeverComesCannotReachAnAddressThatIsNotPublic() {
        var number = leavesCode(Alexa.linking(TestClients.alone("absence-never")));

        assertThat(console.awaitFirst(number, "IssuerNotPublic"))
                .startsWith("IssuerNotPublic", "IssuerPortUnusual", "TokenEndpointUnreachable");
        var finding = console.awaitFinding(number, "IssuerNotPublic");
        assertThat(finding.getString("severity")).isEqualTo("error");
        assertThat(finding.getInt("likelihood")).isEqualTo(95);
        assertThat(evidence(finding))
                .anyMatch(line -> line.startsWith("code issued at ") && line.contains("no token request"))
                .contains("the client was here last: never", "browser: app on Android", "carrick.issuer: " + issuer());
        assertThat(finding.getString("cure")).contains("carrick.issuer", "Access Token URI");
        var unreachable = console.awaitFinding(number, "TokenEndpointUnreachable");
        assertThat(unreachable.getInt("likelihood")).isEqualTo(70);
        assertThat(unreachable.getString("cure"))
                .contains("Access Token URI must be " + issuer() + "/oauth/token", "X-Link-Attempt");
        assertThat(console.concluded(number).getString("outcome")).isEqualTo("failed");
    }

    @Test
    void whoCameAndStopsComingForAllMeetsACertificateOrAFirewall() {
        var client = TestClients.alone("absence-stopped");
        var linked = Alexa.linking(client).links();
        var first = leavesCode(Alexa.linking(client));
        var second = leavesCode(Alexa.linking(client));

        console.awaitFirst(second, "TokenEndpointUnreachable");
        console.attempt(second, attempt -> first(attempt).getInt("likelihood") == 80);
        var finding = console.awaitFinding(second, "TokenEndpointUnreachable");
        assertThat(finding.getString("explanation")).contains("As it worked before: the certificate has expired");
        assertThat(finding.getString("because")).contains("since one moment it comes for nobody");
        assertThat(evidence(finding))
                .anyMatch(line -> line.startsWith("left since then: this code and those of 1 other"));
        assertThat(evidence(finding)).noneMatch(line -> line.contains("never"));
        assertThat(Console.names(console.concluded(first)).get(0)).isEqualTo("TokenEndpointUnreachable");
        assertThat(Console.names(console.concluded(linked.attempt()))).isEmpty();
    }

    @Test
    void whoComesForOthersLeavesOneCustomerBecauseOfTheirAmazonAccount() {
        var client = TestClients.alone("absence-single");
        var number = leavesCode(Alexa.linking(client).sending("User-Agent", CHROME));
        Alexa.linking(client).links();

        console.awaitFirst(number, "OtherAmazonAccount");
        var finding = console.awaitFinding(number, "OtherAmazonAccount");
        assertThat(finding.getInt("likelihood")).isEqualTo(45);
        assertThat(evidence(finding))
                .contains("browser: browser on Windows")
                .anyMatch(line -> line.endsWith(", and again since this code was issued"));
        assertThat(Console.names(console.concluded(number)))
                .doesNotContain("AlexaAppTooOld", "IssuerNotPublic", "IssuerPortUnusual");
        assertThat(console.awaitFinding(number, "TokenEndpointUnreachable").getString("cure"))
                .contains("Try it with -4 and with -6");
    }

    @Test
    void whereOnlyTheAppsOfOneSystemLeaveTheirCodesTheAppIsTooOld() {
        var client = TestClients.alone("absence-app");
        leavesCode(Alexa.linking(client));
        var number = leavesCode(Alexa.linking(client));
        Alexa.linking(client).sending("User-Agent", CHROME).links();

        console.awaitFirst(number, "AlexaAppTooOld");
        var finding = console.awaitFinding(number, "AlexaAppTooOld");
        assertThat(finding.getInt("likelihood")).isEqualTo(60);
        assertThat(evidence(finding))
                .contains("within a day, app on Android: 0 linked, 2 left their code; everything else: 1 linked");
    }

    @Test
    void aPolicyThatAProxyAddsKeepsTheBrowserOnThePage() {
        var client = TestClients.alone("absence-csp");
        Alexa.linking(client).links();
        var browser = Browser.fresh();
        try (var proxy = Meddler.start().adding("Content-Security-Policy", "form-action 'self'")) {
            browser.openAt(proxy.address() + "/oauth/authorize?"
                            + Alexa.linking(client).asking("state", "csp").query())
                    .signInAsAnn();
            var number = browser.address().replaceAll(".*attempt=(.{14})-.*", "$1");
            browser.clickInVain("consent:allow");
            var before = console.attempt(number, attempt -> isFor(attempt, "code_issued", Duration.ofSeconds(2)));
            assertThat(Console.names(before)).doesNotContain("RedirectBlockedInBrowser");
            assertThat(browser.has("consent:allow")).isTrue();
            browser.clickInVain("consent:allow");

            console.awaitFirst(number, "RedirectBlockedInBrowser");
            var finding = console.awaitFinding(number, "RedirectBlockedInBrowser");
            assertThat(browser.log()).anyMatch(line -> line.contains("form-action"));
            assertThat(finding.getInt("likelihood")).isEqualTo(90);
            assertThat(evidence(finding))
                    .contains("redirect sent to: " + client.redirectUri())
                    .anyMatch(line -> line.matches("Allow pressed again at .*, answered 303"));
            assertThat(finding.getString("cure")).contains("form-action 'self' https: http://localhost:8765");
        }
    }

    @Test
    void aRedirectBeforeTheTokenEndpointMakesAGetOfThePost() throws Exception {
        var client = TestClients.alone("absence-redirected");
        var alexa = Alexa.linking(client);
        alexa.signsInAsAnn();
        var consent = alexa.allow();
        try (var proxy = Meddler.start().redirecting("/oauth/token")) {
            var answer = follows(proxy, client, consent.redirectParameter("code"));
            assertThat(answer.statusCode()).isEqualTo(405);
            var stray = answer.headers().firstValue("X-Link-Attempt").orElseThrow();

            console.awaitFirst(stray, "PostTurnedIntoGet");
            assertThat(console.awaitFinding(stray, "PostTurnedIntoGet").getInt("likelihood"))
                    .isEqualTo(100);
            console.awaitFirst(consent.attempt(), "PostTurnedIntoGet");
            var finding = console.awaitFinding(consent.attempt(), "PostTurnedIntoGet");
            assertThat(finding.getInt("likelihood")).isEqualTo(97);
            assertThat(evidence(finding))
                    .contains("sent by: Apache-HttpClient/4.5", "client that it names: absence-redirected");
            assertThat(finding.getString("cure"))
                    .contains("Enter exactly " + issuer() + "/oauth/token as Access Token URI");
        }
    }

    @Test
    void whoOpensTheTokenEndpointInABrowserIsNoSuchRedirect() {
        var answer = Alexa.linking(TestClients.alone("absence-redirected")).visits("/oauth/token");

        var attempt = console.concluded(answer.attempt());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(Console.names(attempt)).doesNotContain("PostTurnedIntoGet");
    }

    @Test
    void anAddressThatNoServerTakesIsTooLong() {
        var client = TestClients.alone("absence-long");
        Alexa.linking(client).links();
        var alexa = Alexa.linking(client).asking("state", "+/=".repeat(1_300)).signsInAsAnn();
        var consent = alexa.allow();

        console.awaitFirst(consent.attempt(), "AnswerAddressTooLong");
        var finding = console.awaitFinding(consent.attempt(), "AnswerAddressTooLong");
        assertThat(finding.getInt("likelihood")).isEqualTo(90);
        assertThat(evidence(finding))
                .contains(
                        "Location: " + consent.location().length() + " characters, unsuspicious up to 2000",
                        "its parameters: code state iss")
                .anyMatch(line -> line.startsWith("state of the request: 3900 characters"));
        assertThat(console.awaitFinding(consent.attempt(), "TokenEndpointUnreachable")
                        .getInt("likelihood"))
                .isEqualTo(40);
    }

    @Test
    void whoTakesLongerThanTheStateLivesIsTooLate() {
        var client = TestClients.alone("absence-late");
        var end = Instant.now().plusSeconds(4);
        var alexa = Alexa.linking(client).asking("state", stateUntil(end)).signsInAsAnn();
        var number = alexa.page().attempt();
        console.attempt(number, attempt -> Instant.now().isAfter(end.plusSeconds(2)));
        var consent = alexa.allow();

        assertThat(consent.redirectParameter("code")).isNotNull();
        console.awaitFirst(number, "AlexaGaveUpWaiting");
        var finding = console.awaitFinding(number, "AlexaGaveUpWaiting");
        assertThat(finding.getInt("likelihood")).isEqualTo(97);
        assertThat(evidence(finding))
                .contains("its state says it expires at " + Instant.ofEpochMilli(end.toEpochMilli()))
                .anyMatch(line -> line.matches("answered at .*, [0-9] seconds too late"));
    }

    @Test
    void whoComesAtLastLeavesNothingToConclude() {
        var alexa = Alexa.linking(TestClients.alone("absence-late"))
                .asking("state", "late")
                .signsInAsAnn();
        var consent = alexa.allow();
        console.awaitFinding(consent.attempt(), "TokenEndpointUnreachable");

        assertThat(alexa.exchanges(consent.redirectParameter("code")).status()).isEqualTo(200);

        console.attempt(consent.attempt(), attempt -> Console.names(attempt).isEmpty());
    }

    @Test
    void aButtonPressedTwiceAtOnceDoesNotTellThatThePageStayed() {
        var alexa = Alexa.linking(TestClients.alone("absence-single"))
                .asking("state", "twice")
                .signsInAsAnn();
        var page = alexa.page();
        var first = alexa.allow();
        alexa.returnsTo(page).allow();

        var finding = console.awaitFinding(first.attempt(), "RedirectBlockedInBrowser");

        assertThat(evidence(finding)).noneMatch(line -> line.contains("again at"));
        assertThat(finding.getInt("likelihood")).isLessThan(20);
    }

    private String leavesCode(Alexa alexa) {
        var consent = alexa.asking("state", "absence").signsInAsAnn().allow();
        assertThat(consent.redirectParameter("code")).isNotNull();
        return consent.attempt();
    }

    /** As Apache's HTTP client and Amazon's do: a POST that is answered with 301 becomes a GET with the same header, which JDK 25 leaves out. */
    private static java.net.http.HttpResponse<String> follows(Meddler proxy, TestClients client, String code)
            throws IOException, InterruptedException {
        var post = HttpRequest.newBuilder(URI.create(proxy.address() + "/oauth/token"))
                .header("Content-Type", Alexa.FORM)
                .header("User-Agent", "Apache-HttpClient/4.5")
                .header("Authorization", Alexa.basic(client.id(), client.secret()))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=authorization_code&code=" + code))
                .build();
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var redirected = http.send(post, BodyHandlers.ofString());
        var get = HttpRequest.newBuilder(
                        URI.create(redirected.headers().firstValue("Location").orElseThrow()))
                .header("User-Agent", "Apache-HttpClient/4.5")
                .header("Authorization", Alexa.basic(client.id(), client.secret()))
                .build();
        return http.send(get, BodyHandlers.ofString());
    }

    /** Its base64 ends without a remainder. */
    private static String stateUntil(Instant end) {
        var json = "{\"expirationTimeInMillis\":" + end.toEpochMilli() + ",\"userState\":[]}";
        return "Amas"
                + Base64.getEncoder().encodeToString((json + "  ".substring((json.length() + 2) % 3)).getBytes())
                + "signature==";
    }

    private static boolean isFor(JsonObject attempt, String milestone, Duration time) {
        return attempt.getString("milestone", "").equals(milestone)
                && Instant.parse(attempt.getString("last_step_at")).plus(time).isBefore(Instant.now());
    }

    private static JsonObject first(JsonObject attempt) {
        return attempt.getJsonArray("findings").getJsonObject(0);
    }

    private static List<String> evidence(JsonObject finding) {
        return finding.getJsonArray("evidence").getValuesAs(JsonString::getString);
    }

    private static String issuer() {
        return Alexa.linking(TestClients.skill()).issuer();
    }
}
