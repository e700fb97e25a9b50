package carrick.support;

import static org.assertj.core.api.Assertions.assertThat;

/** What Alexa must be able to read in an answer to a directive, as assertions. */
public final class AlexaAnswers {

    private AlexaAnswers() {}

    /** The grant was kept, in Amazon's shape and with nothing more. */
    public static void assertAccepted(Answer answer) {
        assertThat(AlexaSchema.acceptGrantResponse().complaints(answer.body()))
                .as(answer.toString())
                .isEmpty();
        assertThat(answer.status()).isEqualTo(200);
        assertIsReadable(answer);
    }

    /** The grant was not kept, for that reason. */
    public static void assertAcceptGrantFailed(Answer answer, String fault) {
        assertAcceptGrantFailed(200, answer, fault);
    }

    public static void assertAcceptGrantFailed(int status, Answer answer, String fault) {
        assertThat(AlexaSchema.authorizationErrorResponse().complaints(answer.body()))
                .as(answer.toString())
                .isEmpty();
        assertThat(message(answer)).startsWith(fault + ":");
        assertThat(answer.status()).isEqualTo(status);
        assertIsReadable(answer);
    }

    /** Something else than a grant went wrong, for that reason. */
    public static void assertError(int status, Answer answer, String type, String fault) {
        assertThat(AlexaSchema.errorResponse().complaints(answer.body()))
                .as(answer.toString())
                .isEmpty();
        assertThat(answer.json().getJsonObject("event").getJsonObject("payload").getString("type"))
                .isEqualTo(type);
        assertThat(message(answer)).startsWith(fault + ":");
        assertThat(answer.status()).isEqualTo(status);
        assertIsReadable(answer);
    }

    /** The skill event was taken; Alexa wants no more than an object. */
    public static void assertSkillEventTaken(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json()).doesNotContainKey("event");
        assertIsReadable(answer);
    }

    private static String message(Answer answer) {
        return answer.json().getJsonObject("event").getJsonObject("payload").getString("message");
    }

    private static void assertIsReadable(Answer answer) {
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).doesNotContain("crk_", "Atza|", "Atzr|");
    }
}
