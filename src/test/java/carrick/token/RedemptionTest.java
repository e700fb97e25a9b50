package carrick.token;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.authorization.AuthorizationCode;
import carrick.authorization.TestCodes;
import carrick.client.Client;
import carrick.client.ClientPolicy;
import carrick.client.TestClients;
import carrick.grant.Grant;
import carrick.grant.TestGrants;
import carrick.oauth.OAuthException;
import carrick.oauth.Requirements;
import carrick.oauth.Secret;
import carrick.platform.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedemptionTest {

    private static final String URI = TestClients.REDIRECT_URI;
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String OTHER = "another-verifier-that-is-long-enough-to-be-one";
    private static final String CHALLENGE =
            "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Grant grant = TestGrants.grant();

    @Nested
    class Rules {

        @ParameterizedTest(name = "redirect_uri {0}, then {1}; challenge {2}, then {3}: {4}")
        @Tag("RFC6749-4.1.3")
        @CsvSource({
            // requested, presented, PKCE, verifier, fault
            "sent,   same,   no,   none,   ",
            "sent,   none,   no,   none,   REDIRECT_URI_ABSENT",
            "sent,   slash,  no,   none,   REDIRECT_URI_DIFFERS",
            "sent,   region, no,   none,   REDIRECT_URI_DIFFERS",
            "absent, none,   no,   none,   ",
            "absent, same,   no,   none,   ",
            "absent, slash,  no,   none,   REDIRECT_URI_DIFFERS",
            "sent,   same,   S256, right,  ",
            "sent,   same,   S256, none,   CODE_VERIFIER_MISSING",
            "sent,   same,   S256, wrong,  CODE_VERIFIER_WRONG",
            "sent,   same,   S256, short,  CODE_VERIFIER_WRONG",
            "sent,   same,   no,   right,  CODE_VERIFIER_UNEXPECTED",
            "sent,   slash,  S256, wrong,  REDIRECT_URI_DIFFERS",
        })
        void holdOrNameTheFault(
                String requested, String presented, String challenge, String verifier, TokenFault fault) {
            var query = "client_id=skill" + (requested.equals("sent") ? "&redirect_uri=" + URI : "")
                    + (challenge.equals("no") ? "" : CHALLENGE);
            var redirectUri =
                    switch (presented) {
                        case "same" -> URI;
                        case "slash" -> URI + "/";
                        case "region" -> URI.replace("pitangui.amazon.com", "layla.amazon.com");
                        default -> null;
                    };
            var sent =
                    switch (verifier) {
                        case "right" -> VERIFIER;
                        case "wrong" -> OTHER;
                        case "short" -> "short";
                        default -> null;
                    };

            assertThat(faultOf(redeem(TestClients.skill(), query, redirectUri, sent)))
                    .isEqualTo(fault);
        }

        @Test
        void letAClientLeaveTheRedirectUriOutWhereItsPolicySaysSo() {
            var lenient = TestClients.skill(new ClientPolicy().withOptionalRedirectUri(true));

            assertThat(faultOf(redeem(lenient, "redirect_uri=" + URI, null, null)))
                    .isNull();
            assertThat(faultOf(redeem(lenient, "redirect_uri=" + URI, URI + "/", null)))
                    .isEqualTo(TokenFault.REDIRECT_URI_DIFFERS);
        }

        @Test
        @Tag("RFC6749-4.1.3")
        void refuseTheCodeOfAnotherClient() {
            var other = TestClients.named("other", new ClientPolicy()).redirectingTo(List.of(URI));
            var code = TestCodes.code(TestClients.skill(), grant, "redirect_uri=" + URI);

            assertThat(faultOf(new Redemption(request(URI, null), other, code, TestClock.START)))
                    .isEqualTo(TokenFault.CODE_OF_OTHER_CLIENT);
        }
    }

    @Nested
    @Tag("RFC6749-4.1.2")
    class InTime {

        private final AuthorizationCode code = TestCodes.code(TestClients.skill(), grant, "redirect_uri=" + URI);

        @Test
        void endsWithTheLifeOfTheCode() {
            assertThat(faultOf(at(code, Duration.ofMinutes(5).minusMillis(1)))).isNull();
            assertThat(faultOf(at(code, Duration.ofMinutes(5)))).isEqualTo(TokenFault.CODE_EXPIRED);
        }

        @Test
        void aReplayIsAReplayHoweverLate() {
            assertThat(faultOf(at(TestCodes.redeemed(code, TestClock.START), Duration.ofHours(1))))
                    .isNull();
        }

        @Test
        void aReplayIsToleratedForAWhile() {
            TestCodes.redeemed(code, TestClock.START);

            assertThat(code.redeemedWithin(Duration.ofSeconds(30), TestClock.START.plusMillis(29_999)))
                    .isTrue();
            assertThat(code.redeemedWithin(Duration.ofSeconds(30), TestClock.START.plusSeconds(30)))
                    .isFalse();
            assertThat(code.redeemedWithin(Duration.ZERO, TestClock.START)).isFalse();
        }
    }

    @Test
    void aRevokedGrantGivesNoTokens() {
        var redemption = redeem(TestClients.skill(), "redirect_uri=" + URI, URI, null);
        assertThat(faultOf(Redemption.ONCE_REDEEMED, redemption)).isNull();

        grant.revoke(TestClock.START);

        assertThat(faultOf(Redemption.ONCE_REDEEMED, redemption)).isEqualTo(TokenFault.GRANT_REVOKED);
    }

    private static Redemption at(AuthorizationCode code, Duration later) {
        return new Redemption(request(URI, null), TestClients.skill(), code, TestClock.START.plus(later));
    }

    private Redemption redeem(Client client, String query, String redirectUri, String verifier) {
        return new Redemption(
                request(redirectUri, verifier), client, TestCodes.code(client, grant, query), TestClock.START);
    }

    private static TokenRequest.OfCode request(String redirectUri, String verifier) {
        return new TokenRequest.OfCode(
                new Secret("unused"),
                Optional.ofNullable(redirectUri),
                Optional.ofNullable(verifier).map(Secret::new));
    }

    private static TokenFault faultOf(Redemption redemption) {
        return faultOf(Redemption.BEFORE_REDEEMING, redemption);
    }

    private static TokenFault faultOf(Requirements<Redemption> rules, Redemption redemption) {
        try {
            rules.verify(redemption, passed -> {});
            return null;
        } catch (OAuthException rejection) {
            return (TokenFault) rejection.fault();
        }
    }
}
