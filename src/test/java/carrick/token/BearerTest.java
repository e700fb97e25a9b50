package carrick.token;

import static carrick.token.BearerFault.BEARER_INVALID;
import static carrick.token.BearerFault.BEARER_MISSING;
import static carrick.token.BearerFault.BEARER_NOT_ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import carrick.oauth.OAuthException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTest {

    @ParameterizedTest
    @Tag("RFC6750-2.1")
    @ValueSource(strings = {"Bearer crk_ct_A-z9", "bearer crk_ct_A-z9", "BEARER   crk_ct_A-z9", " Bearer crk_ct_A-z9 "})
    void readsTheTokenWhateverTheCaseOfTheScheme(String header) {
        assertThat(Bearer.read(header).reveal()).isEqualTo("crk_ct_A-z9");
    }

    @ParameterizedTest
    @Tag("RFC6750-3.1")
    @NullSource
    @ValueSource(
            strings = {"", " ", "Bearer", "Bearer ", "Basic YTpi", "crk_ct_A", "Bearercrk_ct_A", "Bearer\tcrk_ct_A"})
    void missesTheTokenWhereThereIsNone(String header) {
        assertThat(rejectionOf(header).fault()).isEqualTo(BEARER_MISSING);
    }

    @ParameterizedTest
    @Tag("RFC6750-2.1")
    @ValueSource(
            strings = {
                "Bearer a b",
                "Bearer a, Bearer b",
                "Bearer a,b",
                "Bearer \"a\"",
                "Bearer a=b",
                "Bearer Atza|IQEB",
                "Bearer \u00e9"
            })
    void readsOneTokenOnly(String header) {
        assertThat(rejectionOf(header).fault()).isEqualTo(BEARER_INVALID);
    }

    @Test
    void readsAHeaderOfTwoThousandCharacters() {
        var longest = "Bearer " + "a".repeat(1_993);

        assertThat(Bearer.read(longest).reveal()).hasSize(1_993);
        assertThat(rejectionOf(longest + "a").fault()).isEqualTo(BEARER_INVALID);
    }

    @Test
    void neverShowsWhatItRefused() {
        assertThat(rejectionOf("Bearer crk_ct_secret secret").detail()).doesNotContain("secret");
        assertThat(rejectionOf("Basic secret").detail()).doesNotContain("secret");
    }

    @Test
    @Tag("RFC6750-3")
    void challengesWithWhatIsWrong() {
        assertThat(BEARER_MISSING.challenge()).isEqualTo("Bearer realm=\"Carrick\"");
        assertThat(BEARER_INVALID.challenge())
                .isEqualTo("Bearer realm=\"Carrick\", error=\"invalid_token\", error_description=\""
                        + BEARER_INVALID.description() + "\"");
        assertThat(BEARER_NOT_ALLOWED.challenge())
                .startsWith("Bearer realm=\"Carrick\", error=\"insufficient_scope\", ");
    }

    @Test
    @Tag("RFC6750-3.1")
    void answersWithTheStatusOfItsFault() {
        assertThat(BEARER_MISSING.status()).isEqualTo(401);
        assertThat(BEARER_INVALID.status()).isEqualTo(401);
        assertThat(BEARER_NOT_ALLOWED.status()).isEqualTo(403);
    }

    private static OAuthException rejectionOf(String header) {
        return catchThrowableOfType(OAuthException.class, () -> Bearer.read(header));
    }
}
