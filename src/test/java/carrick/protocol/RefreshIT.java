package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.Crowd;
import carrick.support.TestClients;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refresh token becomes a fresh access token (RFC6749-6), however often and from how many sides it is asked. */
@Tag("RFC6749-6")
class RefreshIT {

    private final Alexa alexa = Alexa.linking(TestClients.skill());

    @Test
    @Tag("RFC6749-5.1")
    void everyAnswerHasBothTokens() {
        var refreshed = alexa.refreshes(alexa.links().refreshToken());

        assertThat(refreshed.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
        assertThat(refreshed.header("Cache-Control")).isEqualTo("no-store");
        assertThat(refreshed.json().keySet())
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "refresh_token", "scope");
        assertThat(refreshed.json().getInt("expires_in")).isGreaterThanOrEqualTo(360);
    }

    @Test
    void theOldAccessTokenStaysGood() {
        var tokens = alexa.links();
        alexa.refreshes(tokens.refreshToken());

        assertThat(alexa.isActive(tokens.accessToken())).isTrue();
    }

    /** As a skill gets it: the token rotates at most once per overlap. */
    @Nested
    class Rotating {

        @Test
        void aRepeatInsideTheOverlapGetsTheSameRefreshToken() {
            var tokens = alexa.links();
            var first = alexa.refreshes(tokens.refreshToken());
            var second = alexa.refreshes(tokens.refreshToken());

            assertThat(first.status()).isEqualTo(200);
            assertThat(second.refreshToken()).isEqualTo(first.refreshToken());
            assertThat(alexa.isActive(first.accessToken())).isTrue();
            assertThat(alexa.isActive(second.accessToken())).isTrue();
        }

        @Test
        void twentyAtOnceGetTheSameRefreshToken() {
            var tokens = alexa.links();

            var answers = Crowd.of(20, () -> alexa.refreshes(tokens.refreshToken()));

            assertThat(answers).allMatch(answer -> answer.status() == 200);
            assertThat(answers.stream().map(Answer::refreshToken).distinct()).hasSize(1);
            assertThat(answers).allMatch(answer -> alexa.isActive(answer.accessToken()));
        }
    }

    /** Without overlap the token rotates at every refresh; the one before works until its successor was used. */
    @Nested
    class RotatingAtOnce {

        private final Alexa quick = Alexa.linking(TestClients.quick());

        @Test
        void everyRefreshBringsAnother() {
            var first = quick.links().refreshToken();
            var second = quick.refreshes(first).refreshToken();
            var third = quick.refreshes(second).refreshToken();

            assertThat(first).isNotEqualTo(second);
            assertThat(second).isNotEqualTo(third);
        }

        @Test
        void aLostAnswerCanBeAskedForAgain() {
            var first = quick.links().refreshToken();
            var lost = quick.refreshes(first);
            var again = quick.refreshes(first);

            assertThat(again.status()).isEqualTo(200);
            assertThat(again.refreshToken()).isEqualTo(lost.refreshToken());
            assertThat(quick.refreshes(again.refreshToken()).status()).isEqualTo(200);
        }

        @Test
        void aTokenWhoseSuccessorWasUsedIsStaleAndTheLinkLives() {
            var first = quick.links().refreshToken();
            var second = quick.refreshes(first).refreshToken();
            var third = quick.refreshes(second).refreshToken();

            assertIsAnError(quick.refreshes(first), "invalid_grant");
            assertThat(quick.refreshes(third).status()).isEqualTo(200);
        }

        @Test
        void aTokenIsStaleOnceTheAccessTokenOfItsSuccessorWasUsed() {
            var first = quick.links().refreshToken();
            var second = quick.refreshes(first);

            assertThat(quick.isActive(second.accessToken())).isTrue();

            assertIsAnError(quick.refreshes(first), "invalid_grant");
            assertThat(quick.refreshes(second.refreshToken()).status()).isEqualTo(200);
        }

        @Test
        void ofTwentyAtOnceAllGoOn() {
            var first = quick.links().refreshToken();

            var answers = Crowd.of(20, () -> quick.refreshes(first));

            assertThat(answers).allMatch(answer -> answer.status() == 200);
            assertThat(answers.stream().map(Answer::refreshToken).distinct()).hasSize(1);
            assertThat(quick.refreshes(answers.get(0).refreshToken()).status()).isEqualTo(200);
        }

        @Test
        @Tag("RFC9700-4.14.2")
        void aStaleTokenEndsTheLinkWhereThePolicySaysSo() {
            var unforgiving = Alexa.linking(TestClients.unforgiving());
            var first = unforgiving.links().refreshToken();
            var second = unforgiving.refreshes(first).refreshToken();
            var third = unforgiving.refreshes(second);

            assertIsAnError(unforgiving.refreshes(first), "invalid_grant");
            assertIsAnError(unforgiving.refreshes(third.refreshToken()), "invalid_grant");
            assertThat(unforgiving.isActive(third.accessToken())).isFalse();
        }
    }

    @Nested
    class Fixed {

        private final Alexa fixed = Alexa.linking(TestClients.fixed());

        @Test
        void theTokenNeverChanges() {
            var token = fixed.links().refreshToken();

            for (int i = 0; i < 3; i++) {
                assertThat(fixed.refreshes(token).refreshToken()).isEqualTo(token);
            }
        }

        @Test
        void twentyAtOnceAllGetIt() {
            var token = fixed.links().refreshToken();

            assertThat(Crowd.of(20, () -> fixed.refreshes(token)))
                    .allMatch(answer -> token.equals(answer.refreshToken()));
        }
    }

    @Nested
    @Tag("RFC9700-4.14.2")
    class Strict {

        private final Alexa strict = Alexa.linking(TestClients.strict());

        @Test
        void everyTokenWorksOnce() {
            var first = strict.links().refreshToken();
            var second = strict.refreshes(first).refreshToken();

            assertThat(second).isNotEqualTo(first);
            assertThat(strict.refreshes(second).status()).isEqualTo(200);
        }

        @Test
        void theSecondUseEndsTheFamily() {
            var first = strict.links().refreshToken();
            var second = strict.refreshes(first);

            assertIsAnError(strict.refreshes(first), "invalid_grant");
            assertIsAnError(strict.refreshes(second.refreshToken()), "invalid_grant");
            assertThat(strict.isActive(second.accessToken())).isFalse();
        }

        @Test
        void theSecondUseEndsNoOtherLink() {
            var other = Alexa.linking(TestClients.strict()).links();
            var first = strict.links().refreshToken();
            strict.refreshes(first);
            strict.refreshes(first);

            assertThat(strict.isActive(other.accessToken())).isTrue();
        }

        @Test
        void ofTenAtOnceAtMostOneWins() {
            var token = strict.links().refreshToken();

            var answers = Crowd.of(10, () -> strict.refreshes(token));

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allSatisfy(answer -> assertIsAnError(answer, "invalid_grant"));
        }
    }

    @Nested
    class AskingForScope {

        @ParameterizedTest
        @ValueSource(strings = {"smart_home", "profile", "profile smart_home", "smart_home smart_home"})
        void ofTheGrantOrLessIsAnswered(String scope) {
            alexa.asking("scope", "smart_home profile");

            assertThat(refreshesFor(alexa.links().refreshToken(), scope).status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"profile", "smart_home profile", "admin", "SMART_HOME", "smart_home\u0000"})
        void ofMoreIsRefusedAndTheLinkLives(String scope) {
            var token = alexa.links().refreshToken();

            assertIsAnError(refreshesFor(token, scope), "invalid_scope");
            assertThat(alexa.refreshes(token).status()).isEqualTo(200);
        }

        private Answer refreshesFor(String token, String scope) {
            return alexa.posts("token", Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", scope));
        }
    }

    @Test
    void aTokenOfAnotherClientIsRefusedAndStaysGood() {
        var token = Alexa.linking(TestClients.strict()).links().refreshToken();

        assertIsAnError(alexa.refreshes(token), "invalid_grant");
        assertThat(Alexa.linking(TestClients.strict()).refreshes(token).status())
                .isEqualTo(200);
    }

    @Test
    void aForgedTokenIsRefusedAndHarmsNothing() {
        var strict = Alexa.linking(TestClients.strict());
        var token = strict.links().refreshToken();

        for (int at = 7; at < token.length(); at += 5) {
            assertIsAnError(strict.refreshes(changedAt(at, token)), "invalid_grant");
        }
        assertThat(strict.refreshes(token).status()).isEqualTo(200);
    }

    @Test
    void aTokenOfAnotherShapeIsRefused() {
        var token = alexa.links().refreshToken();

        for (UnaryOperator<String> shape : java.util.List.<UnaryOperator<String>>of(
                t -> t.substring(0, t.length() - 1),
                t -> t + "A",
                t -> t + "=",
                t -> t.substring(7),
                t -> t.toUpperCase(java.util.Locale.ROOT),
                t -> t + t,
                t -> "x",
                t -> "crk_rt_",
                t -> " " + t,
                t -> t + "\u0000",
                t -> t.replaceFirst("crk_rt_", "crk_at_"))) {
            assertIsAnError(alexa.refreshes(shape.apply(token)), "invalid_grant");
        }
    }

    @Test
    void anotherKindOfTokenIsRefused() {
        var code = alexa.signsInAsAnn().codeAfterConsent();

        assertIsAnError(alexa.refreshes(code), "invalid_grant");
        var tokens = alexa.exchanges(code);
        assertIsAnError(alexa.refreshes(tokens.accessToken()), "invalid_grant");
        assertIsAnError(alexa.refreshes(code), "invalid_grant");
        assertThat(alexa.refreshes(tokens.refreshToken()).status()).isEqualTo(200);
    }

    private static String changedAt(int at, String token) {
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }

    private static void assertIsAnError(Answer answer, String error) {
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
}
