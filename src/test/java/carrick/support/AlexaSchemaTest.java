package carrick.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas let Amazon's own examples pass and complain about what Amazon refuses; EventMessageTest does so for events. */
class AlexaSchemaTest {

    private static final String ACCEPTED = """
            {"event":{"header":{"namespace":"Alexa.Authorization","name":"AcceptGrant.Response",
              "messageId":"30d2cd1a-ce4f-4542-aa5e-04bd0a6492d5","payloadVersion":"3"},"payload":{}}}""";

    private static final String FAILED = """
            {"event":{"header":{"namespace":"Alexa.Authorization","name":"ErrorResponse",
              "messageId":"30d2cd1a-ce4f-4542-aa5e-04bd0a6492d5","payloadVersion":"3"},
              "payload":{"type":"ACCEPT_GRANT_FAILED","message":"why"}}}""";

    private static final String REFUSED = """
            {"event":{"header":{"namespace":"Alexa","name":"ErrorResponse","correlationToken":"dFMb0z+PgpgdDmluhJ1LddFvSqZ/",
              "messageId":"30d2cd1a-ce4f-4542-aa5e-04bd0a6492d5","payloadVersion":"3"},
              "payload":{"type":"INVALID_DIRECTIVE","message":"why"}}}""";

    @Test
    void letGoodAnswersPass() {
        assertThat(AlexaSchema.acceptGrantResponse().complaints(ACCEPTED)).isEmpty();
        assertThat(AlexaSchema.authorizationErrorResponse().complaints(FAILED)).isEmpty();
        assertThat(AlexaSchema.errorResponse().complaints(REFUSED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"payload\":{}`, `\"payload\":{\"a\":1}`",
                "`,\"payload\":{}`, ``",
                "`\"payload\":{}`, `\"payload\":{},\"endpoint\":{}`",
                "`\"payload\":{}`, `\"payload\":[]`",
                "`\"payloadVersion\":\"3\"`, `\"payloadVersion\":3`",
                "`\"payloadVersion\":\"3\"`, `\"payloadVersion\":\"3\",\"instance\":\"x\"`",
                "`AcceptGrant.Response`, `Response`",
                "`Alexa.Authorization`, `Alexa`",
                "`30d2cd1a`, `30d2cd1a_`",
                "`{\"event\"`, `{\"context\":{},\"event\"`",
            })
    void complainAboutEveryOtherAcceptGrantResponse(String good, String bad) {
        assertThat(ACCEPTED).contains(good);
        assertThat(AlexaSchema.acceptGrantResponse().complaints(ACCEPTED.replace(good, bad)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"INTERNAL_ERROR\"", "\"\"", "1"})
    void knowOneFailureOfAcceptGrant(String type) {
        assertThat(AlexaSchema.authorizationErrorResponse().complaints(FAILED.replace("\"ACCEPT_GRANT_FAILED\"", type)))
                .isNotEmpty();
        assertThat(AlexaSchema.authorizationErrorResponse()
                        .complaints(FAILED.replace("\"message\":\"why\"", "\"message\":\"why\",\"stack\":\"x\"")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_DIRECTIVE, 0",
        "INTERNAL_ERROR, 0",
        "INVALID_AUTHORIZATION_CREDENTIAL, 0",
        "EXPIRED_AUTHORIZATION_CREDENTIAL, 0",
        "ENDPOINT_UNREACHABLE, 0",
        "ACCEPT_GRANT_FAILED, 1",
        "invalid_directive, 1",
    })
    void knowTheDocumentedFailuresOfDirectives(String type, int complaints) {
        assertThat(AlexaSchema.errorResponse().complaints(REFUSED.replace("INVALID_DIRECTIVE", type)))
                .hasSize(complaints);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "\"x\"", "{"})
    void complainAboutWhatIsNoMessage(String json) {
        assertThat(AlexaSchema.changeReport().complaints(json)).isNotEmpty();
    }
}
