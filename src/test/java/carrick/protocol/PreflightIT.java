package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.PreflightReport;
import carrick.support.Staff;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
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
        assertThat(report.text()).doesNotContain(SECRET).doesNotContain("ann-password-1");
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
        var first = PreflightReport.of(
                CONSOLE,
                begins(Json.createObjectBuilder(self(Map.of()))
                        .add("username", "")
                        .add("client_secret", "wrong-secret-0123456789")
                        .build()),
                true);
        var again = CONSOLE.posts("preflights/" + first.number() + "/again", "{}");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().getString("again_of")).isEqualTo(first.number());
        PreflightReport.of(CONSOLE, again, true);
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
}
