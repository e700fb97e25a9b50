package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.Crowd;
import carrick.support.TestClients;
import jakarta.json.JsonValue;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A code becomes tokens, once (RFC6749-4.1.3). */
class AuthorizationCodeIT {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Alexa alexa = Alexa.linking(TestClients.skill());

    @Test
    @Tag("RFC6749-5.1")
    void theAnswerHasTheShapeThatAmazonReads() {
        var tokens = alexa.links();

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
        assertThat(tokens.header("Cache-Control")).isEqualTo("no-store");
        assertThat(tokens.header("Pragma")).isEqualTo("no-cache");
        assertThat(tokens.json().keySet())
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "refresh_token", "scope");
        assertThat(tokens.json().getString("token_type")).isEqualTo("Bearer");
        assertThat(tokens.json().getString("scope")).isEqualTo("smart_home");
        assertThat(tokens.json().get("expires_in").getValueType()).isEqualTo(JsonValue.ValueType.NUMBER);
        assertThat(tokens.json().getInt("expires_in")).isGreaterThanOrEqualTo(360);
    }

    @Test
    void codesAndTokensAreShortAndNeedNoEncoding() {
        var code = alexa.signsInAsAnn().codeAfterConsent();
        var tokens = alexa.exchanges(code);

        assertThat(code).matches("[A-Za-z0-9_-]{20,128}");
        assertThat(tokens.accessToken()).matches("[A-Za-z0-9_-]{20,128}");
        assertThat(tokens.refreshToken()).matches("[A-Za-z0-9_-]{20,128}").isNotEqualTo(tokens.accessToken());
    }

    @Test
    void theShortestLifetimeIsWhatAmazonDemands() {
        var tokens = Alexa.linking(TestClients.fixed()).links();

        assertThat(tokens.json().getInt("expires_in")).isEqualTo(360);
    }

    @Test
    void aSecondLinkLeavesTheFirstAlone() {
        var first = alexa.links();
        var second = Alexa.linking(TestClients.skill()).links();

        assertThat(alexa.isActive(first.accessToken())).isTrue();
        assertThat(alexa.refreshes(first.refreshToken()).status()).isEqualTo(200);
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
    }

    @ParameterizedTest(name = "{0}={1} is {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "grant_type, '', invalid_request",
                "grant_type, password, unsupported_grant_type",
                "grant_type, client_credentials, unauthorized_client",
                "grant_type, AUTHORIZATION_CODE, unsupported_grant_type",
                "code, '', invalid_request",
                "code, nonsense, invalid_grant",
                "code, crk_code_, invalid_grant",
                "redirect_uri, https://evil.example/, invalid_grant",
                "redirect_uri, https://pitangui.amazon.com/api/skill/link/MTESTVENDOR01, invalid_grant",
                "redirect_uri, https://layla.amazon.com/api/skill/link/MTESTVENDOR01/, invalid_grant",
                "code_verifier, dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk, invalid_grant"
            })
    @Tag("RFC6749-5.2")
    void aRefusedExchangeLeavesTheCodeToItsOwner(String field, String value, String error) {
        var code = alexa.signsInAsAnn().codeAfterConsent();

        assertIsAnError(alexa.exchanges(code, Map.of(field, value)), error);
        assertThat(alexa.exchanges(code).status()).isEqualTo(200);
    }

    @Test
    @Tag("RFC6749-4.1.3")
    void aCodeOfAnotherClientIsRefusedAndStaysGood() {
        var code = alexa.signsInAsAnn().codeAfterConsent();

        assertIsAnError(
                Alexa.linking(TestClients.strict())
                        .exchanges(
                                code, Map.of("redirect_uri", TestClients.skill().redirectUri())),
                "invalid_grant");
        assertThat(alexa.exchanges(code).status()).isEqualTo(200);
    }

    @Test
    void aCodeWithOneOtherLetterIsRefused() {
        var code = alexa.signsInAsAnn().codeAfterConsent();

        for (int at : new int[] {9, 20, 40, code.length() - 1}) {
            var forged = code.substring(0, at) + (code.charAt(at) == 'A' ? 'B' : 'A') + code.substring(at + 1);
            assertIsAnError(alexa.exchanges(forged), "invalid_grant");
        }
        assertIsAnError(alexa.exchanges(code.substring(0, code.length() - 1)), "invalid_grant");
        assertIsAnError(alexa.exchanges(code + "A"), "invalid_grant");
        assertIsAnError(alexa.exchanges(code.toLowerCase(java.util.Locale.ROOT)), "invalid_grant");
    }

    @Test
    void aTokenIsNoCode() {
        var tokens = alexa.links();

        assertIsAnError(alexa.exchanges(tokens.refreshToken()), "invalid_grant");
        assertIsAnError(alexa.exchanges(tokens.accessToken()), "invalid_grant");
        assertIsAnError(alexa.exchanges(tokens.refreshToken().replace("crk_rt_", "crk_code_")), "invalid_grant");
    }

    /** RFC6749-4.1.3 wants it repeated; Alexa does so always, but a skill may be allowed not to. */
    @Nested
    @Tag("RFC6749-4.1.3")
    class RedirectUri {

        @Test
        void mayBeLeftOutWhereThePolicyAllows() {
            assertThat(alexa.exchanges(alexa.signsInAsAnn().codeAfterConsent(), Map.of("redirect_uri", ""))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void mustBeRepeatedOtherwise() {
            var strict = Alexa.linking(TestClients.strict());
            var code = strict.signsInAsAnn().codeAfterConsent();

            assertIsAnError(strict.exchanges(code, Map.of("redirect_uri", "")), "invalid_grant");
            assertThat(strict.exchanges(code).status()).isEqualTo(200);
        }

        @Test
        void needNotBeRepeatedWhereTheRequestHadNone() {
            var strict = Alexa.linking(TestClients.strict()).asking("redirect_uri", null);
            var code = strict.signsInAsAnn().codeAfterConsent();

            assertThat(strict.exchanges(code, Map.of("redirect_uri", "")).status())
                    .isEqualTo(200);
        }
    }

    @Nested
    @Tag("RFC7636-4.6")
    class CodeVerifier {

        private final Alexa pkce = Alexa.linking(TestClients.pkce())
                .asking("code_challenge", CHALLENGE)
                .asking("code_challenge_method", "S256");

        @Test
        void theRightOneIsAccepted() {
            assertThat(pkce.exchanges(pkce.signsInAsAnn().codeAfterConsent(), Map.of("code_verifier", VERIFIER))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void isAcceptedOfAClientThatNeedNotUseIt() {
            alexa.asking("code_challenge", CHALLENGE).asking("code_challenge_method", "S256");

            assertThat(alexa.exchanges(alexa.signsInAsAnn().codeAfterConsent(), Map.of("code_verifier", VERIFIER))
                            .status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "short",
                    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk ",
                    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXké"
                })
        void aWrongOneIsRefusedAndTheCodeStaysGood(String verifier) {
            var code = pkce.signsInAsAnn().codeAfterConsent();

            assertIsAnError(pkce.exchanges(code, Map.of("code_verifier", verifier)), "invalid_grant");
            assertThat(pkce.exchanges(code, Map.of("code_verifier", VERIFIER)).status())
                    .isEqualTo(200);
        }

        @Test
        void doesNotReplaceTheSecret() {
            var code = pkce.signsInAsAnn().codeAfterConsent();

            var answer = pkce.postsInBody(
                    "token",
                    Map.of(
                            "grant_type",
                            "authorization_code",
                            "code",
                            code,
                            "client_id",
                            "pkce",
                            "redirect_uri",
                            TestClients.pkce().redirectUri(),
                            "code_verifier",
                            VERIFIER));

            assertThat(answer.error()).isEqualTo("invalid_client");
        }
    }

    /** A second use is always refused; whether it also ends the link is the client's policy. */
    @Nested
    @Tag("RFC6749-4.1.2")
    class Replay {

        @Test
        void withinTheToleranceTheLinkLives() {
            var code = alexa.signsInAsAnn().codeAfterConsent();
            var tokens = alexa.exchanges(code);

            assertIsAnError(alexa.exchanges(code), "invalid_grant");
            assertThat(alexa.isActive(tokens.accessToken())).isTrue();
            assertThat(alexa.refreshes(tokens.refreshToken()).status()).isEqualTo(200);
        }

        @Test
        void endsTheLinkOfAStrictClient() {
            var strict = Alexa.linking(TestClients.strict());
            var code = strict.signsInAsAnn().codeAfterConsent();
            var tokens = strict.exchanges(code);

            assertIsAnError(strict.exchanges(code), "invalid_grant");
            assertThat(strict.isActive(tokens.accessToken())).isFalse();
            assertIsAnError(strict.refreshes(tokens.refreshToken()), "invalid_grant");
        }

        @Test
        void byAnotherClientEndsNothing() {
            var strict = Alexa.linking(TestClients.strict());
            var code = strict.signsInAsAnn().codeAfterConsent();
            var tokens = strict.exchanges(code);

            assertIsAnError(
                    alexa.exchanges(
                            code, Map.of("redirect_uri", TestClients.strict().redirectUri())),
                    "invalid_grant");
            assertThat(strict.isActive(tokens.accessToken())).isTrue();
        }

        @Test
        void isAnsweredAgainWhereTheClientIsSetSo() {
            var quick = Alexa.linking(TestClients.quick());
            var code = quick.signsInAsAnn().codeAfterConsent();
            var first = quick.exchanges(code);
            var second = quick.exchanges(code);

            assertThat(second.status()).isEqualTo(200);
            assertThat(second.refreshToken()).isEqualTo(first.refreshToken());
            assertThat(quick.isActive(first.accessToken())).isTrue();
            assertThat(quick.isActive(second.accessToken())).isTrue();
        }

        @Test
        void isAnsweredAgainOnlyWithTheSameRedirectUri() {
            var quick = Alexa.linking(TestClients.quick());
            var code = quick.signsInAsAnn().codeAfterConsent();
            quick.exchanges(code);

            assertIsAnError(
                    quick.exchanges(code, Map.of("redirect_uri", "http://localhost:8765/other")), "invalid_grant");
        }

        @Test
        void isNotAnsweredAgainOnceTheLinkEnded() {
            var quick = Alexa.linking(TestClients.quick());
            var code = quick.signsInAsAnn().codeAfterConsent();
            quick.revokes(quick.exchanges(code).refreshToken());

            assertIsAnError(quick.exchanges(code), "invalid_grant");
        }
    }

    @Test
    @Tag("RFC6749-4.1.2")
    void ofTenAtOnceOneWinsAndTheLinkLives() {
        var code = alexa.signsInAsAnn().codeAfterConsent();

        var answers = Crowd.of(10, () -> alexa.exchanges(code));

        var winners = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(winners).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertIsAnError(answer, "invalid_grant"));
        assertThat(alexa.isActive(winners.get(0).accessToken())).isTrue();
        assertThat(alexa.refreshes(winners.get(0).refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void tenAtOnceGetTheSameRefreshTokenWhereTheClientIsSetSo() {
        var quick = Alexa.linking(TestClients.quick());
        var code = quick.signsInAsAnn().codeAfterConsent();

        var answers = Crowd.of(10, () -> quick.exchanges(code));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().map(Answer::refreshToken).distinct()).hasSize(1);
    }

    @Test
    void theAnswerNamesTheAttemptOfItsAuthorizationRequest() {
        var attempt = alexa.opens().attempt();
        alexa.follow();
        alexa.signIn("ann", "ann-password-1");
        alexa.follow();

        assertThat(alexa.exchanges(alexa.codeAfterConsent()).attempt()).isEqualTo(attempt);
    }

    private static void assertIsAnError(Answer answer, String error) {
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().keySet()).containsExactlyInAnyOrder("error", "error_description");
        assertThat(answer.errorDescription()).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }
}
