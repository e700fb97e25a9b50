package carrick.protocol.findings;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.Console;
import carrick.support.TestClients;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PKCE that one side uses and the other does not, or that is spoiled on the way, and what is concluded of it. */
class PkceFindingsIT {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"; // RFC7636, appendix B
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Console console = Console.shared();
    private final Alexa alexa =
            Alexa.linking(TestClients.request("skill", "https://layla.amazon.com/api/skill/link/MREQUEST0004"));

    @Test // 25
    void thatTheConsoleDoesNotUseIsTold() {
        var finding = first(Alexa.linking(TestClients.pkce()).opens(), "PkceOffInConsole");

        assertSeen(finding, "code_challenge presented: none", "pkce_required of the client: true");
        assertCure(finding, "Switch Proof Key for Code Exchange on", "set pkce_required of the client pkce to false");
    }

    @Test // 24
    void whoseChallengeWasLostIsTold() {
        var finding = first(alexa.asking("code_challenge_method", "S256").opens(), "ChallengeUnusable");

        assertSeen(finding, "code_challenge_method presented: S256", "code_challenge presented: none");
        assertCure(finding, "pass code_challenge on");
    }

    @ParameterizedTest // 24
    @CsvSource(value = "NULL, plain", nullValues = "NULL")
    void ofAnotherMethodIsTold(String method) {
        alexa.asking("code_challenge", CHALLENGE).asking("code_challenge_method", method);

        var finding = first(alexa.opens(), "ChallengeUnusable");

        assertThat(finding.getString("explanation")).contains("plain");
        assertCure(finding, "code_challenge_method=S256");
    }

    @ParameterizedTest // 24
    @ValueSource(strings = {CHALLENGE + "=", "13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3"})
    void whoseChallengeHasAnotherShapeIsTold(String challenge) {
        alexa.asking("code_challenge", challenge).asking("code_challenge_method", "S256");

        var finding = first(alexa.opens(), "ChallengeUnusable");

        assertSeen(finding, "code_challenge presented: " + challenge.length() + " characters");
        assertCure(finding, "without padding");
    }

    @Test // 24
    void whoseVerifierWasDroppedIsTold() {
        var finding = first(exchanging(CHALLENGE, Map.of()), "VerifierDropped");

        assertSeen(
                finding, "code_challenge of the authorization request: 43 characters", "code_verifier presented: none");
        assertCure(finding, "pass the body of POST /oauth/token on");
    }

    @Test // 24
    void whoseChallengeWasTakenOutIsTold() {
        var finding = first(exchanging(null, Map.of("code_verifier", VERIFIER)), "ChallengeRemoved");

        assertSeen(finding, "code_challenge of the authorization request: none", "43 characters");
        assertCure(finding, "pass code_challenge and code_challenge_method");
    }

    @Test // 24
    void whoseVerifierIsAnotherIsTold() {
        var finding = first(exchanging(CHALLENGE, Map.of("code_verifier", "x".repeat(50))), "VerifierWrong");

        assertSeen(finding, "50 characters, which make another code_challenge");
        assertCure(finding, "Begin the link again");
    }

    @Test // 24
    void whoseVerifierIsTheChallengeIsTold() {
        var finding = first(exchanging(CHALLENGE, Map.of("code_verifier", CHALLENGE)), "VerifierWrong");

        assertSeen(finding, "43 characters, the code_challenge itself");
        assertCure(finding, "Send the verifier, not its challenge");
    }

    @Test // 24
    void thatWasMendedBeforeTheCodeWasGoneIsNotBlamed() {
        alexa.asking("code_challenge", CHALLENGE).asking("code_challenge_method", "S256");
        var code = alexa.signsInAsAnn().codeAfterConsent();
        alexa.exchanges(code);
        var tokens = alexa.exchanges(code, Map.of("code_verifier", VERIFIER));

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(Console.names(console.concluded(tokens.attempt())))
                .doesNotContain("VerifierDropped", "VerifierWrong");
    }

    private Answer exchanging(String challenge, Map<String, String> fields) {
        alexa.asking("code_challenge", challenge).asking("code_challenge_method", challenge == null ? null : "S256");
        return alexa.exchanges(alexa.signsInAsAnn().codeAfterConsent(), fields);
    }

    private JsonObject first(Answer answer, String finding) {
        console.awaitFirst(answer.attempt(), finding);
        return console.awaitFinding(answer.attempt(), finding);
    }

    private static void assertSeen(JsonObject finding, String... words) {
        assertThat(String.join("\n", finding.getJsonArray("evidence").getValuesAs(jakarta.json.JsonString::getString)))
                .contains(words);
    }

    private static void assertCure(JsonObject finding, String... words) {
        assertThat(finding.getString("cure")).contains(words);
    }
}
