package carrick.alexa.directive;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.http.JsonBody;
import carrick.oauth.OAuthException;
import carrick.support.Fuzz;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectiveFuzzTest {

    private static final String ACCEPT_GRANT = """
            {"directive":{"header":{"namespace":"Alexa.Authorization","name":"AcceptGrant","messageId":"5f8a","payloadVersion":"3",
            "correlationToken":"dFMb0z"},"endpoint":{"endpointId":"lamp#1"},"payload":{"grant":{"type":"OAuth2.AuthorizationCode",
            "code":"VGhpcw"},"grantee":{"type":"BearerToken","token":"crk_at_AAE"}}}}""";
    private static final String SKILL_EVENT = """
            {"version":"1.0","context":{"System":{"application":{"applicationId":"amzn1.ask.skill.x"},"user":{"userId":"amzn1.ask.account.y"}}},
            "request":{"type":"AlexaSkillEvent.SkillDisabled","requestId":"1","timestamp":"2026-11-22T08:00:00Z","body":{}}}""";

    /** Every error is an answer that Alexa can read, and repeats nothing that was not checked. */
    @Test
    void anythingIsADirectiveOrRefused() {
        Fuzz.of("directives", ACCEPT_GRANT, SKILL_EVENT).holds(body -> {
            try {
                var directive = new Directive(JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)));
                directive.isAcceptGrant();
                directive.isSkillEvent();
                assertThat(directive.toString()).hasSizeLessThanOrEqualTo(200);
                assertIsPlain(directive.text("directive", "payload", "grant", "code"));
                assertIsPlain(directive.text("context", "System", "user", "userId"));
                assertIsPlain(directive.messageId());
                assertIsAnswer(AlexaAnswer.error(directive, "INTERNAL_ERROR", "no matter what"));
            } catch (OAuthException refused) {
                assertThat(refused.detail()).isNull();
            }
        });
    }

    private static void assertIsPlain(Optional<String> text) {
        text.ifPresent(value ->
                assertThat(value).isNotEmpty().doesNotContain("\u0000", "\n").hasSizeLessThanOrEqualTo(4_096));
    }

    private static void assertIsAnswer(JsonObject answer) {
        var header = answer.getJsonObject("event").getJsonObject("header");
        assertThat(header.getString("name")).isEqualTo("ErrorResponse");
        assertThat(header.getString("messageId")).isNotEmpty();
    }
}
