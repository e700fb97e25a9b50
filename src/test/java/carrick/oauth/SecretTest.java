package carrick.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SecretTest {

    private final Secret secret = new Secret("correct horse battery staple");

    @Test
    void printsAsAFingerprint() {
        assertThat(secret).hasToString("Secret#" + secret.fingerprint());
        assertThat("token request with " + secret).doesNotContain("correct", "staple");
        assertThat(secret.fingerprint()).hasSize(8);
    }

    @Property
    void neverPrintsWhatItHolds(@ForAll String text) {
        var longEnough = text + " and sixteen characters";

        assertThat(new Secret(longEnough).toString()).matches("Secret#[0-9a-f]{8}");
    }

    @Test
    void twoMentionsOfTheSameSecretCanBeMatched() {
        assertThat(new Secret("correct horse battery staple")).isEqualTo(secret).hasToString(secret.toString());
        assertThat(new Secret("correct horse battery stable").toString()).isNotEqualTo(secret.toString());
    }

    @Test // FIPS 180-4, the example "abc"
    void hashesWithSha256InLowerCase() {
        assertThat(new Secret("abc").sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void knowsItsOwnHashOnly() {
        assertThat(secret.hasSha256(secret.sha256())).isTrue();
        assertThat(secret.hasSha256(new Secret("another").sha256())).isFalse();
        assertThat(secret.hasSha256(secret.sha256().substring(1))).isFalse();
        assertThat(secret.hasSha256("")).isFalse();
    }

    @Test
    void aRandomSecretHas256BitsInAnAlphabetThatNoEncodingChanges() {
        var seen = new HashSet<Secret>();
        for (int i = 0; i < 100; i++) {
            var random = Secret.random();
            assertThat(random.reveal()).matches("[A-Za-z0-9_-]{43}");
            assertThat(seen.add(random)).isTrue();
        }
    }
}
