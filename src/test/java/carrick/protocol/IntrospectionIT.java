package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.TestClients;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token is worth (RFC 7662), for those who are allowed to ask. */
@Tag("RFC7662-2.2")
class IntrospectionIT {

    private final Alexa alexa = Alexa.linking(TestClients.skill());
    private final Alexa deviceCloud = Alexa.linking(TestClients.resourceServer());

    @Test
    void anAccessTokenIsDescribed() {
        var told = deviceCloud.introspects(alexa.links().accessToken());

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
        assertThat(told.header("Cache-Control")).isEqualTo("no-store");
        assertThat(told.json().getBoolean("active")).isTrue();
        assertThat(told.json().getString("client_id")).isEqualTo("skill");
        assertThat(told.json().getString("scope")).isEqualTo("smart_home");
        assertThat(told.json().getString("username")).isEqualTo("ann");
        assertThat(told.json().getString("sub")).isNotEmpty();
        assertThat(told.json().getString("token_type")).isEqualTo("Bearer");
        assertThat(told.json().getString("iss")).isEqualTo(alexa.issuer());
        assertThat(told.json().getJsonNumber("exp").longValue())
                .isBetween(Instant.now().getEpochSecond() + 360, Instant.now().getEpochSecond() + 3_700);
    }

    @Test
    void aTokenOfALinkNamesGrantAndFamily() {
        var own = Alexa.linking(TestClients.selfChecking());
        var tokens = own.links();
        var access = deviceCloud.introspects(tokens.accessToken()).json();
        var refresh = own.introspects(tokens.refreshToken()).json();

        assertThat(access.getString("family")).isEqualTo(tokens.attempt());
        assertThat(access.getString("grant")).matches("([0-9A-Z]{4}-){2}[0-9A-Z]{4}");
        assertThat(refresh.getString("family")).isEqualTo(tokens.attempt());
        assertThat(refresh.getString("grant")).isEqualTo(access.getString("grant"));
    }

    @Test
    void theSameAccountHasTheSameSubjectInEveryLink() {
        var first = deviceCloud.introspects(alexa.links().accessToken()).json().getString("sub");
        var second = deviceCloud
                .introspects(Alexa.linking(TestClients.strict()).links().accessToken())
                .json()
                .getString("sub");

        assertThat(first).isEqualTo(second);
    }

    @Test
    void aClientThatIsNotAllowedIsToldSo() {
        var answer = alexa.introspects(alexa.links().accessToken());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.error()).isEqualTo("unauthorized_client");
    }

    @Test
    void aRefreshTokenIsShownToItsOwnClientOnly() {
        var own = Alexa.linking(TestClients.selfChecking());
        var tokens = own.links();

        assertThat(own.introspects(tokens.refreshToken()).json().getBoolean("active"))
                .isTrue();
        assertIsInactive(deviceCloud.introspects(tokens.refreshToken()));
        assertIsInactive(own.introspects(alexa.links().refreshToken()));
    }

    @Test
    void aCodeIsNoToken() {
        var own = Alexa.linking(TestClients.selfChecking());
        var code = own.signsInAsAnn().codeAfterConsent();

        assertIsInactive(own.introspects(code));
        assertThat(own.exchanges(code).status()).isEqualTo(200);
        assertIsInactive(own.introspects(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "crk_at_", "crk_at_AAAA", "\u0000", "é", " "})
    void whateverIsNoTokenIsInactiveAndNothingElse(String token) {
        assertIsInactive(deviceCloud.introspects(token));
    }

    @Test
    void aForgedTokenIsInactive() {
        var token = alexa.links().accessToken();

        for (int at = 7; at < token.length(); at += 7) {
            assertIsInactive(deviceCloud.introspects(
                    token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1)));
        }
    }

    @Test
    void aRevokedTokenIsInactive() {
        var tokens = alexa.links();
        alexa.revokes(tokens.refreshToken());

        assertIsInactive(deviceCloud.introspects(tokens.accessToken()));
    }

    @Test
    void withoutATokenIsARequestThatSaysSo() {
        var answer = deviceCloud.posts("introspect", java.util.Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    private static void assertIsInactive(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().keySet()).containsExactly("active");
        assertThat(answer.json().getBoolean("active")).isFalse();
    }
}
