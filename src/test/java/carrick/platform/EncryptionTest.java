package carrick.platform;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.oauth.Secret;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EncryptionTest {

    private static final Secret TOKEN = new Secret("Atzr|a token of Amazon, with an ü");
    private final Encryption encryption = new Encryption(TestKeys.master(1));

    @Test
    void givesBackWhatItKept() {
        assertThat(encryption.decrypt(encryption.encrypt(TOKEN, "row 1"), "row 1"))
                .contains(TOKEN);
    }

    @Test
    void whatIsKeptDoesNotShowTheSecretAndNeverLooksTheSame() {
        var kept = encryption.encrypt(TOKEN, "row 1");

        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Atzr");
        assertThat(encryption.encrypt(TOKEN, "row 1")).isNotEqualTo(kept);
    }

    @Test
    void aValueMovedToAnotherRowCannotBeRead() {
        assertThat(encryption.decrypt(encryption.encrypt(TOKEN, "row 1"), "row 2"))
                .isEmpty();
    }

    @Test
    void aChangedByteAnywhereIsNoticed() {
        var kept = encryption.encrypt(TOKEN, "row 1");
        for (int i = 0; i < kept.length; i++) {
            var changed = kept.clone();
            changed[i] ^= 1;
            assertThat(encryption.decrypt(changed, "row 1")).as("byte " + i).isEmpty();
        }
    }

    @Test
    void aValueCutShortIsNoticed() {
        var kept = encryption.encrypt(TOKEN, "row 1");
        for (int length = 0; length < kept.length; length++) {
            assertThat(encryption.decrypt(java.util.Arrays.copyOf(kept, length), "row 1"))
                    .isEmpty();
        }
        assertThat(encryption.decrypt(null, "row 1")).isEmpty();
    }

    @Test
    void whatThePreviousMasterKeyKeptIsReadWhileThatKeyIsThere() {
        var kept = encryption.encrypt(TOKEN, "row 1");

        var rotating = new Encryption(TestKeys.master(2, 1));
        assertThat(rotating.decrypt(kept, "row 1")).contains(TOKEN);
        assertThat(rotating.isCurrent(kept)).isFalse();
        assertThat(rotating.isCurrent(rotating.encrypt(TOKEN, "row 1"))).isTrue();
        assertThat(new Encryption(TestKeys.master(2)).decrypt(kept, "row 1")).isEmpty();
    }
}
