package carrick.protocol.findings;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.Console;
import carrick.support.SmartHome;
import carrick.support.TestClients;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A link that is well yields no finding, and its record is whole all the same. */
class HealthyLinkIT {

    private static final String TOLD = "{\"expirationTimeInMillis\":4102444800000,\"userState\":["
            + "{\"k\":\"requestRealm\",\"v\":\"eu-west-1\"},{\"k\":\"customerId\",\"v\":\"AMZN-CUSTOMER-1\"},"
            + "{\"k\":\"requestDeviceFamily\",\"v\":\"CompAppIOS\"},{\"k\":\"skillStage\",\"v\":\"live\"}]}";

    private final Console console = Console.shared();
    private final SmartHome home = SmartHome.of(TestClients.home());

    @Test
    void fromTheRequestToTheFirstEventNothingIsFound() {
        var link = home.linked();
        var refreshed =
                Alexa.linking(TestClients.home()).refreshes(link.tokens().refreshToken());
        link.sends(SmartHome.doorbellPress(UUID.randomUUID().toString(), "door"));
        console.attempt(
                link.number(), attempt -> attempt.getString("milestone", "").equals("first_event"));

        var attempt = console.concluded(link.number());

        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(Console.names(attempt)).isEmpty();
        assertThat(attempt.getString("outcome")).isEqualTo("linked");
        assertThat(attempt.getJsonArray("steps"))
                .extracting(step -> ((JsonObject) step).getString("name"))
                .contains("authorize", "login", "consent", "token", "directive", "deliver");
    }

    @Test
    void eachStepTellsWhatWentOverTheWireAndNoSecret() {
        var state = "Amas" + Base64.getEncoder().encodeToString(TOLD.getBytes()) + "signature==";
        var alexa = Alexa.linking(TestClients.home()).asking("state", state);
        var code = alexa.signsInAsAnn().codeAfterConsent();
        var tokens = alexa.exchanges(code);

        var attempt = console.attempt(
                tokens.attempt(), a -> a.getString("milestone", "").equals("tokens_issued"));

        assertThat(attempt.getString("stage")).isEqualTo("live");
        assertThat(attempt.getString("region")).isEqualTo("eu-west-1");
        assertThat(attempt.getString("device")).isEqualTo("CompAppIOS");
        assertThat(attempt.getString("state_expires_at")).isEqualTo("2100-01-01T00:00:00Z");
        assertThat(attempt.getString("user_agent_family")).isEqualTo("app on Android");
        assertThat(attempt.getString("account")).isEqualTo("ann");
        var exchange = Console.steps(attempt, "token").get(0);
        assertThat(exchange.getInt("limit_ms")).isEqualTo(4500);
        assertThat(exchange.getJsonObject("request").getString("grant_type")).isEqualTo("authorization_code");
        assertThat(exchange.getJsonObject("request").getString("Authorization")).isEqualTo("Basic");
        assertThat(exchange.getJsonObject("response").getString("expires_in")).isEqualTo("3600");
        assertThat(exchange.getJsonArray("passed").toString()).contains("redirect_uri is the same");
        assertNoSecret(attempt.toString(), code, tokens, state);
        assertNoSecret(console.gets("attempts/" + tokens.attempt() + "/text").body(), code, tokens, state);
    }

    private static void assertNoSecret(String told, String code, Answer tokens, String state) {
        assertThat(told)
                .doesNotContain(
                        code,
                        tokens.accessToken(),
                        tokens.refreshToken(),
                        TestClients.home().secret(),
                        state,
                        "AMZN-CUSTOMER-1",
                        "ann-password-1");
    }
}
