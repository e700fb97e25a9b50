package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.TestClients;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Giving a link up (RFC 7009): either token ends the whole family, at once. */
@Tag("RFC7009-2")
class RevocationIT {

    private final Alexa alexa = Alexa.linking(TestClients.skill());

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token"})
    void eitherTokenEndsTheLink(String kind) {
        var tokens = alexa.links();

        assertThat(alexa.revokes(tokens.json().getString(kind)).status()).isEqualTo(200);

        assertThat(alexa.isActive(tokens.accessToken())).isFalse();
        assertThat(alexa.refreshes(tokens.refreshToken()).error()).isEqualTo("invalid_grant");
    }

    @Test
    void beatsTheOverlap() {
        var tokens = alexa.links();
        var refreshed = alexa.refreshes(tokens.refreshToken());

        alexa.revokes(refreshed.refreshToken());

        assertThat(alexa.refreshes(tokens.refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(alexa.isActive(tokens.accessToken())).isFalse();
        assertThat(alexa.isActive(refreshed.accessToken())).isFalse();
    }

    @Test
    void aReplacedTokenStillEndsTheLink() {
        var quick = Alexa.linking(TestClients.quick());
        var first = quick.links().refreshToken();
        var second = quick.refreshes(first);

        quick.revokes(first);

        assertThat(quick.refreshes(second.refreshToken()).error()).isEqualTo("invalid_grant");
    }

    @Test
    void endsNoOtherLinkOfTheSameAccount() {
        var first = alexa.links();
        var second = Alexa.linking(TestClients.skill()).links();

        alexa.revokes(first.refreshToken());

        assertThat(alexa.isActive(second.accessToken())).isTrue();
        assertThat(alexa.refreshes(second.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    @Tag("RFC7009-2.1")
    void aTokenOfAnotherClientIsRefusedAndLives() {
        var tokens = alexa.links();

        var answer = Alexa.linking(TestClients.strict()).revokes(tokens.refreshToken());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(alexa.isActive(tokens.accessToken())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "crk_rt_", "crk_at_AAAA", "\u0000", "é", " "})
    @Tag("RFC7009-2.2")
    void aTokenNobodyKnowsIsAnsweredLikeARevokedOne(String token) {
        assertThat(alexa.revokes(token).status()).isEqualTo(200);
    }

    @Test
    @Tag("RFC7009-2.2")
    void revokingTwiceIsAsGoodAsOnce() {
        var token = alexa.links().refreshToken();

        assertThat(alexa.revokes(token).status()).isEqualTo(200);
        assertThat(alexa.revokes(token).status()).isEqualTo(200);
    }

    @Test
    void aForgedTokenEndsNothing() {
        var tokens = alexa.links();
        var token = tokens.refreshToken();

        alexa.revokes(token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A"));

        assertThat(alexa.isActive(tokens.accessToken())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token", "nonsense"})
    @Tag("RFC7009-2.1")
    void theHintChangesNothing(String hint) {
        var tokens = alexa.links();

        assertThat(alexa.posts("revoke", Map.of("token", tokens.refreshToken(), "token_type_hint", hint))
                        .status())
                .isEqualTo(200);
        assertThat(alexa.isActive(tokens.accessToken())).isFalse();
    }

    @Test
    void withoutATokenIsARequestThatSaysSo() {
        var answer = alexa.posts("revoke", Map.of());

        assertThat(answer.error()).isEqualTo("invalid_request");
        assertThat(answer.errorDescription()).contains("token");
    }
}
