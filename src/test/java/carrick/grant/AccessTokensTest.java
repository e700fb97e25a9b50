package carrick.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import carrick.client.TestClients;
import carrick.oauth.Fault;
import carrick.oauth.OAuthError;
import carrick.oauth.OAuthException;
import carrick.oauth.Secret;
import carrick.platform.Id;
import carrick.platform.TestClock;
import carrick.platform.TestKeys;
import carrick.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {

    /** The words of whoever asks. */
    enum Wrong implements Fault {
        UNKNOWN,
        EXPIRED,
        ENDED;

        @Override
        public OAuthError error() {
            return OAuthError.INVALID_TOKEN;
        }

        @Override
        public String description() {
            return name();
        }
    }

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final byte[] salt = TokenSeal.newSalt();
    private final Grant grant = TestGrants.grant();
    private final InMemoryFamilies families = new InMemoryFamilies(grant, salt, clock);
    private final TokenSeal seal = TestGrants.seal(TestKeys.master(1));
    private final AccessTokens tokens = new AccessTokens();

    @BeforeEach
    void wire() {
        tokens.families = families;
        tokens.seal = seal;
        tokens.jwts = new JwtTokens();
        tokens.clock = clock;
        tokens.trace = new Trace();
    }

    @Test
    void tellTheirFamilyUntilTheyExpire() {
        var token = access(1, clock.now().plus(LIFETIME));

        clock.pass(LIFETIME.minusSeconds(1));
        assertThat(familyOf(token).id()).isEqualTo(TestGrants.FAMILY);
        assertThat(tokens.trace.attemptNumber()).isEqualTo(Id.show(TestGrants.FAMILY));

        clock.pass(Duration.ofSeconds(1));
        assertThat(faultOf(token)).isEqualTo(Wrong.EXPIRED);
    }

    @Test
    void areNotReplacedByARefresh() {
        var token = access(1, clock.now().plus(LIFETIME));
        for (int generation = 2; generation < 5; generation++) {
            families.advance(families.find(TestGrants.FAMILY).orElseThrow(), generation, generation);
        }

        assertThat(familyOf(token).generation()).isEqualTo(4);
    }

    @Test
    void tellThatTheirFamilyHasEndedAndWhich() {
        families.end(TestGrants.FAMILY, Ending.REVOKED_BY_CLIENT);

        assertThat(rejectionOf(access(1, clock.now().plus(LIFETIME))).detail()).contains("REVOKED_BY_CLIENT");
        assertThat(faultOf(access(1, clock.now().plus(LIFETIME)))).isEqualTo(Wrong.ENDED);
        assertThat(tokens.trace.attemptNumber()).isEqualTo(Id.show(TestGrants.FAMILY));
    }

    @Test
    void tellThatTheirGrantWasRevoked() {
        grant.revoke(clock.now());

        assertThat(faultOf(access(1, clock.now().plus(LIFETIME)))).isEqualTo(Wrong.ENDED);
    }

    @Test
    void areUnknownWhereAnotherKeyMadeThem() {
        var forged = TestGrants.seal(TestKeys.master(2))
                .seal(new Token(TokenKind.ACCESS, TestGrants.FAMILY, 1, 4_000_000_000L), salt);

        assertThat(faultOf(forged)).isEqualTo(Wrong.UNKNOWN);
        assertThat(tokens.trace.attemptNumber()).isNull();
    }

    @Test
    void areUnknownWhereTheFamilyIs() {
        assertThat(faultOf(seal.seal(new Token(TokenKind.ACCESS, 1, 1, 4_000_000_000L), salt)))
                .isEqualTo(Wrong.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACCESS")
    void areOfNoOtherKind(TokenKind kind) {
        assertThat(faultOf(seal.seal(new Token(kind, TestGrants.FAMILY, 1, 4_000_000_000L), salt)))
                .isEqualTo(Wrong.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "crk_at_", "Atza|IQEBLjAsAhRmHjNgHpi0U"})
    void areOfOurForm(String text) {
        assertThat(faultOf(new Secret(text))).isEqualTo(Wrong.UNKNOWN);
    }

    @Test
    void areNeverShown() {
        var token = access(1, clock.now());

        assertThat(rejectionOf(token).detail()).contains(token.fingerprint()).doesNotContain(token.reveal());
    }

    @Test
    void ofAClientAreNoAccessTokens() {
        var client = TestClients.withTokens(TestClients.skill(), TestGrants.FAMILY, salt);

        assertThat(faultOf(seal.seal(Token.client(client, clock.now().plus(LIFETIME)), salt)))
                .isEqualTo(Wrong.UNKNOWN);
    }

    private Secret access(int generation, Instant expiry) {
        var family = families.find(TestGrants.FAMILY).orElseThrow();
        return seal.seal(Token.access(family, generation, expiry), family);
    }

    private TokenFamily familyOf(Secret token) {
        return tokens.familyOf(token, new AccessTokens.Faults(Wrong.UNKNOWN, Wrong.EXPIRED, Wrong.ENDED));
    }

    private OAuthException rejectionOf(Secret token) {
        return catchThrowableOfType(OAuthException.class, () -> familyOf(token));
    }

    private Fault faultOf(Secret token) {
        return rejectionOf(token).fault();
    }
}
