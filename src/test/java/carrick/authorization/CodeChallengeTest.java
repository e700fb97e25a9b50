package carrick.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeChallengeTest {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Test
    @Tag("RFC7636-B")
    void isMadeAsInTheRfcsExample() {
        assertThat(CodeChallenge.of(VERIFIER)).isEqualTo(CHALLENGE);
        assertThat(CodeChallenge.isMetBy(CHALLENGE, VERIFIER)).isTrue();
        assertThat(CodeChallenge.isWellFormed(CHALLENGE)).isTrue();
    }

    @Test
    @Tag("RFC7636-4.6")
    void isMetByNoOtherVerifier() {
        assertThat(CodeChallenge.isMetBy(CHALLENGE, VERIFIER.replace('X', 'x'))).isFalse();
        assertThat(CodeChallenge.isMetBy(CHALLENGE, CHALLENGE)).isFalse(); // that would be plain
        assertThat(CodeChallenge.isMetBy(CHALLENGE, "")).isFalse();
    }

    @Test
    @Tag("RFC7636-4.1")
    void takesVerifiersOf43To128Characters() {
        for (var length : new int[] {43, 128}) {
            var verifier = "~".repeat(length);
            assertThat(CodeChallenge.isMetBy(CodeChallenge.of(verifier), verifier))
                    .isTrue();
        }
        for (var length : new int[] {42, 129}) {
            var verifier = "~".repeat(length);
            assertThat(CodeChallenge.isMetBy(CodeChallenge.of(verifier), verifier))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @Tag("RFC7636-4.2")
    @ValueSource(
            strings = {
                "",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cMM"
            })
    void isRefusedInAnotherForm(String challenge) {
        assertThat(CodeChallenge.isWellFormed(challenge)).isFalse();
    }

    @Test
    void tellsWhatIsWrongWithAVerifierWithoutTellingIt() {
        var challenge = CodeChallenge.of("v".repeat(43));

        assertThat(CodeChallenge.describe(challenge, challenge)).isEqualTo("43 characters, the code_challenge itself");
        assertThat(CodeChallenge.describe(challenge, "w".repeat(50)))
                .isEqualTo("50 characters, which make another code_challenge");
        assertThat(CodeChallenge.describe(challenge, "short")).startsWith("5 characters, with some");
    }
}
