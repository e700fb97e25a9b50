package carrick.grant;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.client.TestClients;
import carrick.oauth.Secret;
import carrick.platform.TestClock;
import carrick.platform.TestKeys;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSealTest {

    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final byte[] salt = new byte[16];
    private final TokenSeal seal = new TokenSeal(TestKeys.master(1));
    private final Token refresh = new Token(TokenKind.REFRESH, TestGrants.FAMILY, 7, 0);

    @Property
    void givesBackWhatItSealed(
            @ForAll TokenKind kind,
            @ForAll long family,
            @ForAll int generation,
            @ForAll @LongRange(min = 0, max = 0xffff_ffffL) long expiry) {
        var token = new Token(kind, family, generation, expiry);
        var text = seal.seal(token, salt).reveal();

        assertThat(text).hasSizeLessThanOrEqualTo(128).matches("crk_(code|at|rt|ct)_[A-Za-z0-9_-]+");
        assertThat(SealedToken.parse(text)).hasValueSatisfying(parsed -> {
            assertThat(parsed.token()).isEqualTo(token);
            assertThat(seal.isGenuine(parsed, salt)).isTrue();
        });
    }

    @Property(tries = 2000)
    void refusesATokenWithOneCharacterChanged(
            @ForAll TokenKind kind,
            @ForAll @IntRange(max = 76) int at,
            @ForAll @CharRange(from = ' ', to = '~') char to) {
        var text = seal.seal(new Token(kind, TestGrants.FAMILY, 7, 4_000_000_000L), salt)
                .reveal();
        var place = at % text.length();
        var changed = new StringBuilder(text);
        changed.setCharAt(place, to);

        assertThat(isGenuine(changed.toString())).isEqualTo(text.charAt(place) == to);
    }

    @Test
    void refusesEveryOtherSpellingOfTheLastCharacter() { // base64 with spare bits would have four spellings of one
        // token
        var text = seal.seal(refresh, salt).reveal();
        var last = text.length() - 1;

        assertThat(BASE64URL
                        .chars()
                        .mapToObj(c -> text.substring(0, last) + (char) c)
                        .filter(this::isGenuine))
                .containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "crk_rt_", "crk_rt_A", "Bearer x", "crk_rt_=", "äöü", "crk_xx_0123"})
    void anythingElseIsNoToken(String text) {
        assertThat(SealedToken.parse(text)).isEmpty();
    }

    @Test
    void refusesATokenWithMoreOrLessText() {
        var text = seal.seal(refresh, salt).reveal();

        assertThat(isGenuine(text + "A")).isFalse();
        assertThat(isGenuine(text + "=")).isFalse();
        assertThat(isGenuine(" " + text)).isFalse();
        assertThat(isGenuine(text + "\n")).isFalse();
        assertThat(isGenuine(text.substring(0, text.length() - 1))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aKindIsNoOther(TokenKind kind) {
        var text = seal.seal(new Token(kind, TestGrants.FAMILY, 7, 0), salt).reveal();
        var body = text.substring(kind.prefix().length());

        for (var other : TokenKind.values()) {
            assertThat(SealedToken.parse(text, other).isPresent()).isEqualTo(other == kind);
            assertThat(isGenuine(other.prefix() + body)).isEqualTo(other == kind);
        }
    }

    /** Tokens of earlier releases carry these numbers. */
    @ParameterizedTest
    @CsvSource({"CODE, 0", "ACCESS, 1", "REFRESH, 2", "CLIENT, 3"})
    void aKindKeepsItsNumber(TokenKind kind, int number) {
        assertThat(SealedToken.fields(1, new Token(kind, 0, 0, 0))[2]).isEqualTo((byte) number);
    }

    /** Were the keys of all kinds one, the fields alone would keep them apart; they have a key each as well. */
    @Test
    void theMacOfOneKindDoesNotSealAnother() {
        var access = SealedToken.parse(seal.seal(new Token(TokenKind.ACCESS, TestGrants.FAMILY, 7, 0), salt)
                        .reveal())
                .orElseThrow();
        var forged = new SealedToken(access.keyId(), refresh, access.mac());

        assertThat(seal.isGenuine(forged, salt)).isFalse();
    }

    @Test
    void refusesATokenOfARowWithAnotherSalt() {
        var parsed = SealedToken.parse(seal.seal(refresh, salt).reveal()).orElseThrow();

        assertThat(seal.isGenuine(parsed, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}))
                .isFalse();
    }

    @Test
    void refusesATokenOfAnotherMasterKey() {
        var foreign = new TokenSeal(TestKeys.master(2)).seal(refresh, salt);

        assertThat(isGenuine(foreign.reveal())).isFalse();
    }

    @Test
    void refusesATokenOfAnotherMasterKeyThatClaimsToBeOfThisOne() {
        var foreign = SealedToken.parse(
                        new TokenSeal(TestKeys.master(2)).seal(refresh, salt).reveal())
                .orElseThrow();
        var ours = SealedToken.parse(seal.seal(refresh, salt).reveal()).orElseThrow();

        assertThat(seal.isGenuine(new SealedToken(ours.keyId(), refresh, foreign.mac()), salt))
                .isFalse();
    }

    @Test
    void acceptsTheTokensOfThePreviousMasterKeyAndMakesNewOnesWithTheCurrent() {
        var rotated = new TokenSeal(TestKeys.master(2, 1));
        var old = SealedToken.parse(seal.seal(refresh, salt).reveal()).orElseThrow();
        var renewed = SealedToken.parse(rotated.seal(refresh, salt).reveal()).orElseThrow();

        assertThat(rotated.isGenuine(old, salt)).isTrue();
        assertThat(rotated.isGenuine(renewed, salt)).isTrue();
        assertThat(new TokenSeal(TestKeys.master(2)).isGenuine(renewed, salt)).isTrue();
        assertThat(new TokenSeal(TestKeys.master(2)).isGenuine(old, salt)).isFalse();
    }

    @Test
    void theSameFieldsGiveTheSameToken() {
        assertThat(seal.seal(refresh, salt)).isEqualTo(new TokenSeal(TestKeys.master(1)).seal(refresh, salt.clone()));
        assertThat(seal.seal(refresh, salt))
                .isNotEqualTo(seal.seal(new Token(TokenKind.REFRESH, TestGrants.FAMILY, 8, 0), salt));
    }

    @Test
    void sealsWithTheSaltOfTheFamily() {
        var family = TestGrants.family(TestGrants.grant(), salt);
        var token = Token.refresh(family, 7);

        assertThat(seal.seal(token, family)).isEqualTo(seal.seal(refresh, salt));
        assertThat(seal.isGenuine(
                        SealedToken.parse(seal.seal(token, family).reveal()).orElseThrow(), family))
                .isTrue();
    }

    @Test
    void printsNothingThatCouldBeUsed() {
        var text = seal.seal(refresh, salt);
        var parsed = SealedToken.parse(text.reveal()).orElseThrow();
        var mac = text.reveal().substring(text.reveal().length() - 43);

        assertThat(text + " " + parsed + " " + refresh).doesNotContain(mac, mac.substring(20), "mac", "[B@");
    }

    @Test
    void anAccessTokenExpiresToTheSecondAndARefreshTokenNever() {
        var family = TestGrants.family(TestGrants.grant(), salt);
        var expiry = TestClock.START.plus(Duration.ofHours(1));
        var access = Token.access(family, 1, expiry);

        assertThat(access.hasExpired(expiry.minusMillis(1))).isFalse();
        assertThat(access.hasExpired(expiry)).isTrue();
        assertThat(Token.refresh(family, 1).hasExpired(expiry.plus(Duration.ofDays(36_500))))
                .isFalse();
    }

    @Test
    @Tag("RFC6749-4.4.3")
    void aClientsOwnTokenNamesTheClientAndExpires() {
        var client = TestClients.withTokens(TestClients.skill(), 7, salt);
        var expiry = TestClock.START.plus(Duration.ofHours(1));
        var text = seal.seal(Token.client(client, expiry), client.tokenSalt()).reveal();

        assertThat(text).startsWith("crk_ct_").hasSize(75);
        assertThat(SealedToken.parse(text).orElseThrow().token())
                .isEqualTo(new Token(TokenKind.CLIENT, 7, 0, expiry.getEpochSecond()));
        assertThat(isGenuine(text)).isTrue();
        assertThat(Token.client(client, expiry).hasExpired(expiry)).isTrue();
    }

    @Test
    void newSaltsDiffer() {
        assertThat(TokenSeal.newSalt()).hasSize(16).isNotEqualTo(TokenSeal.newSalt());
    }

    private boolean isGenuine(String text) {
        return SealedToken.parse(new Secret(text).reveal())
                .filter(parsed -> seal.isGenuine(parsed, salt))
                .isPresent();
    }
}
