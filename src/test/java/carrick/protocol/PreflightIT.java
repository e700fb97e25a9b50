package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.PreflightReport;
import carrick.support.Staff;
import carrick.support.TestClients;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A preflight of Carrick by Carrick, and what keeps one from being abused. */
class PreflightIT {

    private static final String SECRET = "preflight-self-secret-0123456789";
    private static final Console CONSOLE = Console.shared();

    @BeforeAll
    static void makeASkill() {
        var client = """
                {"name": "Lumen Preflight", "alexa_redirect_url": "https://pitangui.amazon.com/api/skill/link/MPREFLIGHT01",
                 "scopes": ["smart_home"], "default_scope": "smart_home", "secrets": [{"value": "%s"}],
                 "alexa": {"skill_id": "amzn1.ask.skill.preflight", "messaging_client_id": "amzn1.application-oa2-client.preflight",
                           "messaging_client_secret": "preflight-messaging-secret"}}
                """.formatted(SECRET);
        assertThat(CONSOLE.puts("clients/preflight-self", client).status()).isIn(200, 201);
    }

    private static JsonObject self(Map<String, Object> more) {
        return Json.createObjectBuilder(more)
                .add("client_id", "preflight-self")
                .add("client_secret", SECRET)
                .add("username", "ann")
                .add("password", "ann-password-1")
                .add("event_client_id", "device-cloud")
                .add("event_client_secret", "device-cloud-secret-0123456789")
                .build();
    }

    private static Answer begins(JsonObject target) {
        return CONSOLE.posts("preflights", target.toString());
    }

    /** Without TLS, at an address of this machine and another port than 443: that is what the tests' own server has. */
    @Test
    void carrickItselfHasNothingToComplainOf() {
        var report = PreflightReport.of(CONSOLE, begins(self(Map.of())));

        assertThat(report.failed())
                .as(report.text())
                .containsExactlyInAnyOrder("UriNotHttps", "PortIsNot443", "AddressIsPrivate");
        assertThat(report.notTried())
                .as(report.text())
                .containsExactlyInAnyOrder(
                        "TlsFails",
                        "CertificateExpired",
                        "CertificateNameDiffers",
                        "IntermediateMissing",
                        "CertificateUntrusted",
                        "CertificateExpiresSoon",
                        "CertificateOfLetsEncrypt",
                        "Tls12Missing",
                        "PlusInScopeRefused",
                        "MessagingClientIdWrong",
                        "CookieNotSecure",
                        "PrivacyLinkDead",
                        "TermsLinkDead",
                        "CodeExpiresEarly",
                        "ColdAnswerSlow",
                        "OldRefreshTokenDiesInAMinute",
                        "OldRefreshTokenDiesInFiveMinutes",
                        "OldAccessTokenDies");
        assertThat(report.passed().size()).isGreaterThan(90);
        assertThat(report.text())
                .doesNotContain(SECRET)
                .doesNotContain("ann-password-1")
                .doesNotContain("device-cloud-secret");
        assertThat(report.json().toString()).doesNotContain(SECRET).doesNotContain("ann-password-1");
    }

    @Test
    void aSecretThatIsWrongIsNamed() {
        var report = PreflightReport.of(
                CONSOLE,
                begins(Json.createObjectBuilder(self(Map.of()))
                        .add("client_secret", "wrong-secret-0123456789")
                        .build()));

        assertThat(report.failed()).as(report.text()).contains("CredentialsRefused");
        assertThat(report.json().getString("grade")).isEqualTo("F");
    }

    @Test
    void aRunIsRepeatedAndCompared() {
        var first = PreflightReport.withoutAnybody(
                CONSOLE,
                begins(Json.createObjectBuilder(self(Map.of()))
                        .add("username", "")
                        .add("client_secret", "wrong-secret-0123456789")
                        .build()));
        var again = CONSOLE.posts("preflights/" + first.number() + "/again", "{}");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().getString("again_of")).isEqualTo(first.number());
        PreflightReport.withoutAnybody(CONSOLE, again);
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertThat(begins(Json.createObjectBuilder()
                        .add("client_id", "preflight-self")
                        .build()))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(400))
                .satisfies(answer ->
                        assertThat(answer.json().getString("error_description")).contains("client_secret"));
        assertThat(begins(Json.createObjectBuilder(self(Map.of()))
                                .add("colour", "red")
                                .build())
                        .json()
                        .getString("error_description"))
                .contains("colour");
    }

    @Test
    void supportMayNotAndStrangersMayNot() {
        assertThat(CONSOLE.sends("GET", "preflights", null).status()).isEqualTo(401);
        assertThat(CONSOLE.gets("preflights/0000-0000-0000").status()).isEqualTo(404);
    }

    @Test
    void aRedirectThatNobodyWaitsForIsNotTaken() {
        var staff = Staff.at(CarrickServer.url());

        assertThat(staff.opens("/preflight/callback?code=abc&state=nobody-waits-for-this-0123456789")
                        .status())
                .isEqualTo(404);
    }

    /** Whoever signs in by hand, in a browser of their own; the redirect is caught at Carrick's own callback. */
    private static void signsIn(JsonObject waiting, Set<String> done) {
        var address = waiting.getString("task_uri");
        if (!done.add(address)) {
            return; // the run has yet to hear of it
        }
        var browser = Alexa.linking(TestClients.skill());
        browser.opens(URI.create(address).getRawQuery());
        browser.follow();
        browser.signIn("ann", "ann-password-1");
        browser.follow();
        var back = waiting.getString("task").startsWith("Now refuse") ? browser.deny() : browser.allow();
        assertThat(back.location()).startsWith(CarrickServer.url() + "/preflight/callback?");
        assertThat(browser.visits(back.location().substring(CarrickServer.url().length()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void somebodySignsInByHandAndTheRunGoesOnToItsEnd() {
        var client = """
                {"name": "Lumen By Hand", "redirect_uris": ["https://pitangui.amazon.com/api/skill/link/MPREFLIGHT02", "%s/preflight/callback"],
                 "scopes": ["smart_home"], "default_scope": "smart_home", "secrets": [{"value": "%s"}]}
                """.formatted(CarrickServer.url(), SECRET);
        assertThat(CONSOLE.puts("clients/preflight-by-hand", client).status()).isIn(200, 201);
        var done = new HashSet<String>();
        var begun = begins(Json.createObjectBuilder()
                .add("client_id", "preflight-by-hand")
                .add("client_secret", SECRET)
                .add("callback", true)
                .build());
        var report = PreflightReport.of(CONSOLE, begun, waiting -> signsIn(waiting, done));

        assertThat(done).as(report.text()).hasSizeBetween(2, 5);
        assertThat(report.json().getString("state")).isEqualTo("DONE");
        assertThat(report.passed())
                .as(report.text())
                .contains("ExchangeRefused", "RefreshRefused", "RefusalErrorWrong");
    }
}
