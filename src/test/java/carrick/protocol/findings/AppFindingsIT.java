package carrick.protocol.findings;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Console;
import carrick.support.TestClients;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Linking that begins in the developer's own app, where it goes wrong between the app and Alexa. */
class AppFindingsIT {

    private static final String APP = "https://app.request.example/alexa";

    private final Console console = Console.shared();
    private final Alexa app = Alexa.linking(TestClients.request("skill", APP));

    @Test // 100
    void anotherRedirectUriInTheCallToAlexaIsTold() {
        var code = app.signsInAsAnn().codeAfterConsent();
        var answer = app.exchanges(code, Map.of("redirect_uri", APP + "/done"));

        console.awaitFirst(answer.attempt(), "AppRedirectUriDiffers");
        var finding = console.awaitFinding(answer.attempt(), "AppRedirectUriDiffers");

        assertThat(finding.getJsonArray("evidence").toString())
                .contains("redirect_uri presented: " + APP + "/done")
                .contains("redirect_uri of the authorization request: " + APP);
        assertThat(finding.getString("cure")).contains("\"redirectUri\": \"" + APP + "\" in accountLinkRequest");
    }

    @Test // 101, 102, 103, 105
    void aCodeThatTheAppNeverGotToAlexaIsTold() {
        app.signsInAsAnn().codeAfterConsent();
        var number = app.page().attempt();

        console.awaitFirst(number, "AppNeverEnabledSkill");
        var finding = console.awaitFinding(number, "AppNeverEnabledSkill");

        assertThat(finding.getInt("likelihood")).isEqualTo(85);
        assertThat(finding.getJsonArray("evidence").toString()).contains("code issued for " + APP);
        assertThat(finding.getString("cure"))
                .contains("Bearer with a capital B", "five minutes", "beta tester", "/v1/alexaApiEndpoint");
    }

    @Test
    void aLinkFromTheAppThatWorksIsNotBlamed() {
        assertThat(Console.names(console.concluded(app.links().attempt())))
                .doesNotContain("AppNeverEnabledSkill", "AppRedirectUriDiffers");
    }
}
