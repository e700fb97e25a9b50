package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.TestClients;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token for the client itself, to send events with (RFC6749-4.4). */
@Tag("RFC6749-4.4")
class ClientCredentialsIT {

    private static final Map<String, String> ASKING = Map.of("grant_type", "client_credentials");

    private final Alexa deviceCloud = Alexa.linking(TestClients.deviceCloud());
    private final Alexa resourceServer = Alexa.linking(TestClients.resourceServer());
    private final Alexa alexa = Alexa.linking(TestClients.skill());

    @Test
    @Tag("RFC6749-4.4.3")
    void theAnswerHasAnAccessTokenAndNoRefreshToken() {
        var answer = deviceCloud.posts("token", ASKING);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().keySet())
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "scope");
        assertThat(answer.accessToken()).matches("crk_ct_[A-Za-z0-9_-]{68}");
        assertThat(answer.json().getString("token_type")).isEqualTo("Bearer");
        assertThat(answer.json().getInt("expires_in")).isEqualTo(3600);
        assertThat(answer.json().getString("scope")).isEqualTo("alexa:events");
        assertThat(answer.attempt()).isNull();
    }

    @Test
    @Tag("RFC6749-2.3.1")
    void theCredentialsMayStandInTheBody() {
        var fields = new HashMap<>(ASKING);
        fields.put("client_id", TestClients.deviceCloud().id());
        fields.put("client_secret", TestClients.deviceCloud().secret());

        assertThat(deviceCloud.postsInBody("token", fields).accessToken()).startsWith("crk_ct_");
    }

    @Test
    void withoutCredentialsThereIsNoToken() {
        var answer = deviceCloud.postsInBody("token", ASKING);

        assertIsAnError(answer, 401, "invalid_client");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"Carrick\", charset=\"UTF-8\"");
    }

    @Test
    @Tag("RFC6749-5.2")
    void aClientThatMayNotSendEventsIsToldSo() {
        for (var other : new Alexa[] {alexa, resourceServer}) {
            var answer = other.posts("token", ASKING);

            assertIsAnError(answer, 400, "unauthorized_client");
            assertThat(answer.errorDescription()).contains("may_send_events");
        }
    }

    @ParameterizedTest
    @Tag("RFC6749-4.4.2")
    @CsvSource({"alexa:events", "alexa:events alexa:events", "''", "' '"})
    void theOnlyScopeMayBeNamed(String scope) {
        var answer = deviceCloud.posts("token", asking("scope", scope));

        assertThat(answer.json().getString("scope")).isEqualTo("alexa:events");
    }

    @ParameterizedTest
    @Tag("RFC6749-5.2")
    @CsvSource({"smart_home", "alexa:events smart_home", "Alexa:Events", "alexa::async_event:write", "'a\"'"})
    void anotherScopeIsRefused(String scope) {
        assertIsAnError(deviceCloud.posts("token", asking("scope", scope)), 400, "invalid_scope");
    }

    @Test
    @Tag("RFC6749-3.2")
    void aRepeatedParameterIsRefused() {
        var headers = Map.of(
                "Content-Type",
                Alexa.FORM,
                "Authorization",
                Alexa.basic(
                        TestClients.deviceCloud().id(),
                        TestClients.deviceCloud().secret()));

        assertIsAnError(
                deviceCloud.posts("token", "grant_type=client_credentials&scope=alexa:events&scope=", headers),
                400,
                "invalid_request");
    }

    @Test
    @Tag("RFC7662-2.2")
    void theTokenIsDescribed() {
        var told = resourceServer.introspects(ownToken()).json();

        assertThat(told.keySet())
                .containsExactlyInAnyOrder("active", "client_id", "scope", "sub", "iss", "token_type", "exp");
        assertThat(told.getBoolean("active")).isTrue();
        assertThat(told.getString("client_id")).isEqualTo("device-cloud");
        assertThat(told.getString("sub")).isEqualTo("device-cloud");
        assertThat(told.getString("scope")).isEqualTo("alexa:events");
        assertThat(told.getString("token_type")).isEqualTo("Bearer");
        assertThat(told.getString("iss")).isEqualTo(deviceCloud.issuer());
        assertThat(told.getJsonNumber("exp").longValue())
                .isBetween(Instant.now().getEpochSecond() + 3_500, Instant.now().getEpochSecond() + 3_700);
    }

    @Test
    void everyTokenOfTheClientIsGood() {
        var first = ownToken();
        var second = ownToken();

        assertThat(alexa.isActive(first)).isTrue();
        assertThat(alexa.isActive(second)).isTrue();
    }

    @Test
    void aForgedTokenIsInactive() {
        var token = ownToken();

        for (int at = 7; at < token.length(); at += 7) {
            assertThat(alexa.isActive(
                            token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1)))
                    .isFalse();
        }
    }

    @Test
    void theTokenIsNoneOfAnotherKind() {
        var body = ownToken().substring("crk_ct_".length());

        assertThat(alexa.isActive("crk_at_" + body)).isFalse();
        assertThat(alexa.isActive("crk_rt_" + body)).isFalse();
        assertIsAnError(alexa.refreshes("crk_ct_" + body), 400, "invalid_grant");
        assertIsAnError(alexa.refreshes("crk_rt_" + body), 400, "invalid_grant");
        assertIsAnError(alexa.exchanges("crk_ct_" + body), 400, "invalid_grant");
        assertIsAnError(deviceCloud.refreshes("crk_ct_" + body), 400, "invalid_grant");
    }

    @Test
    void anAccessTokenIsNoTokenOfAClient() {
        var body = alexa.links().accessToken().substring("crk_at_".length());

        assertThat(alexa.isActive("crk_at_" + body)).isTrue();
        assertThat(alexa.isActive("crk_ct_" + body)).isFalse();
    }

    @Test
    @Tag("RFC7009-2.2.1")
    void theTokenCannotBeRevoked() {
        var token = ownToken();

        var answer = deviceCloud.revokes(token);

        assertIsAnError(answer, 400, "unsupported_token_type");
        assertThat(answer.errorDescription()).contains("expires by itself");
        assertThat(alexa.isActive(token)).isTrue();
    }

    @Test
    @Tag("RFC7009-2.1")
    void leastOfAllByAnotherClient() {
        assertIsAnError(alexa.revokes(ownToken()), 400, "invalid_grant");
    }

    @Test
    @Tag("RFC7009-2.2")
    void aForgedTokenIsAnsweredLikeARevokedOne() {
        var token = ownToken();

        assertThat(deviceCloud
                        .revokes(token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A"))
                        .status())
                .isEqualTo(200);
    }

    private String ownToken() {
        return deviceCloud.posts("token", ASKING).accessToken();
    }

    private static Map<String, String> asking(String parameter, String value) {
        var fields = new HashMap<>(ASKING);
        fields.put(parameter, value);
        return fields;
    }

    private static void assertIsAnError(Answer answer, int status, String error) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
    }
}
