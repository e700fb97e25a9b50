package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.TestClients;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP Basic or the body, for every client, never both (RFC6749-2.3.1). A client that proved who it is hears of its token next. */
@Tag("RFC6749-2.3.1")
class ClientAuthenticationIT {

    private static final String REFRESH = "grant_type=refresh_token&refresh_token=x";

    private final Alexa alexa = Alexa.linking(TestClients.skill());

    @ParameterizedTest
    @ValueSource(strings = {"skill-secret-0123456789", "skill-second-secret-0123456789"})
    void eitherOfTwoSecretsWorksByBasicAndInTheBody(String secret) {
        assertIsAuthenticated(withBasic(Alexa.basic("skill", secret)));
        assertIsAuthenticated(alexa.postsInBody("token", credentials("skill", secret)));
    }

    @Test
    void theSchemeIsWrittenInAnyCase() {
        assertIsAuthenticated(
                withBasic(Alexa.basic("skill", TestClients.skill().secret()).replace("Basic", "bAsIC")));
    }

    @Test
    void anOddSecretWorksAsItIs() {
        assertIsAuthenticated(withBasic(Alexa.basic("odd", TestClients.odd().secret())));
    }

    @Test
    void anOddSecretWorksFormEncoded() {
        assertIsAuthenticated(
                withBasic(Alexa.basic("odd", Alexa.encode(TestClients.odd().secret()))));
    }

    @Test
    void anOddSecretWorksInTheBody() {
        assertIsAuthenticated(
                alexa.postsInBody("token", credentials("odd", TestClients.odd().secret())));
    }

    @Test
    void theClientIdMayStandInTheBodyBesideBasic() {
        assertIsAuthenticated(alexa.posts(
                "token", Map.of("grant_type", "refresh_token", "refresh_token", "x", "client_id", "skill")));
    }

    @Test
    void anEmptySecretInTheBodyBesideBasicIsAnAbsentOne() {
        assertIsAuthenticated(
                alexa.posts("token", Map.of("grant_type", "refresh_token", "refresh_token", "x", "client_secret", "")));
    }

    @Test
    @Tag("RFC6749-2.3")
    void bothAtOnceAreRefused() {
        var answer =
                alexa.posts("token", credentials("skill", TestClients.skill().secret()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @Test
    void anotherClientIdInTheBodyIsRefused() {
        var answer = alexa.posts(
                "token", Map.of("grant_type", "refresh_token", "refresh_token", "x", "client_id", "strict"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @ParameterizedTest(name = "{0}:{1}")
    @CsvSource({
        "skill, wrong",
        "skill, ''",
        "skill, SKILL-SECRET-0123456789",
        "skill, skill-secret-012345678",
        "skill, strict-secret-0123456789",
        "skill, 'skill-secret-0123456789 '",
        "nobody, skill-secret-0123456789",
        "SKILL, skill-secret-0123456789",
        "'', skill-secret-0123456789",
        "'', ''"
    })
    @Tag("RFC6749-5.2")
    void whateverIsWrongReadsTheSame(String id, String secret) {
        assertIsRefused(withBasic(Alexa.basic(id, secret)));
        assertIsRefused(alexa.postsInBody("token", credentials(id, secret)));
    }

    @Test
    void anUnknownClientReadsLikeAWrongSecret() {
        assertThat(withBasic(Alexa.basic("nobody", "wrong")).body())
                .isEqualTo(withBasic(Alexa.basic("skill", "wrong")).body());
    }

    static Stream<String> malformedHeaders() {
        return Stream.of(
                "Basic",
                "Basic ",
                "Basic !!!",
                "Basic %%%",
                "Basic " + base64("no-colon"),
                "Basic " + base64(""),
                "Basic " + base64(":"),
                "Basic" + base64("skill:skill-secret-0123456789"),
                "Bearer " + base64("skill:skill-secret-0123456789"),
                base64("skill:skill-secret-0123456789"),
                "Basic skill:skill-secret-0123456789",
                "Basic " + base64("skill:\u0000"),
                "Basic " + base64("\u0000\r\n:x"),
                "Basic " + base64("%zz:%zz"),
                "Basic " + base64("x".repeat(5_000) + ":x"),
                "Basic " + base64("skill:" + "x".repeat(1_000)),
                "Digest username=\"skill\"",
                "Basic " + Base64.getEncoder().encodeToString(new byte[] {(byte) 0xC3, (byte) 0x28, ':', (byte) 0xFF}));
    }

    @ParameterizedTest
    @MethodSource("malformedHeaders")
    @Tag("RFC6749-5.2")
    void aMalformedHeaderIsRefused(String header) {
        assertIsRefused(withBasic(header));
    }

    @Test
    void withoutCredentialsNothingHappens() {
        assertIsRefused(alexa.posts("token", REFRESH, Map.of("Content-Type", Alexa.FORM)));
        assertIsRefused(alexa.posts("token", REFRESH + "&client_id=skill", Map.of("Content-Type", Alexa.FORM)));
        assertIsRefused(alexa.posts(
                "token", REFRESH + "&client_secret=skill-secret-0123456789", Map.of("Content-Type", Alexa.FORM)));
    }

    @Test
    void credentialsInTheQueryAreNotRead() {
        assertIsRefused(alexa.posts(
                "token?client_id=skill&client_secret=skill-secret-0123456789",
                REFRESH,
                Map.of("Content-Type", Alexa.FORM)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoke", "introspect"})
    void theOtherEndpointsAskForTheSame(String endpoint) {
        assertIsRefused(alexa.posts(
                endpoint,
                "token=x",
                Map.of("Content-Type", Alexa.FORM, "Authorization", Alexa.basic("skill", "wrong"))));
        assertIsRefused(alexa.posts(endpoint, "token=x", Map.of("Content-Type", Alexa.FORM)));
    }

    private Answer withBasic(String header) {
        return alexa.posts("token", REFRESH, Map.of("Content-Type", Alexa.FORM, "Authorization", header));
    }

    private static Map<String, String> credentials(String id, String secret) {
        return new HashMap<>(
                Map.of("grant_type", "refresh_token", "refresh_token", "x", "client_id", id, "client_secret", secret));
    }

    private static void assertIsAuthenticated(Answer answer) {
        assertThat(answer.error()).isEqualTo("invalid_grant");
    }

    private static void assertIsRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("invalid_client");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic realm=");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
