package carrick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

    @Nested
    class Text {

        private final byte[] key = new byte[32];

        Text() {
            Arrays.fill(key, (byte) 0xfb); // has + and / in base64
        }

        @Test
        void mayBeHexadecimal() {
            assertThat(MasterKey.decode(HexFormat.of().formatHex(key))).contains(key);
            assertThat(MasterKey.decode(HexFormat.of().withUpperCase().formatHex(key)))
                    .contains(key);
        }

        @Test
        void mayBeBase64WithAndWithoutPadding() {
            assertThat(MasterKey.decode(Base64.getEncoder().encodeToString(key)))
                    .contains(key);
            assertThat(MasterKey.decode(Base64.getEncoder().withoutPadding().encodeToString(key)))
                    .contains(key);
        }

        @Test
        void mayBeBase64ForUrls() {
            assertThat(MasterKey.decode(Base64.getUrlEncoder().withoutPadding().encodeToString(key)))
                    .contains(key);
        }

        @Test
        void mayBeLonger() {
            assertThat(MasterKey.decode(Base64.getEncoder().encodeToString(new byte[64])))
                    .contains(new byte[64]);
        }

        @Test
        void isRefusedWithFewerThan32Bytes() {
            assertThat(MasterKey.decode(Base64.getEncoder().encodeToString(new byte[31])))
                    .isEmpty();
            assertThat(MasterKey.decode(HexFormat.of().formatHex(new byte[16]))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "secret", "change me, please, before this goes to production!", "äöü"})
        void isRefusedWhereItIsNoEncodingAtAll(String text) {
            assertThat(MasterKey.decode(text)).isEmpty();
        }
    }

    @Test
    void isMissingWithTheCureInTheMessage() {
        var key = new MasterKey();
        key.settings = TestSettings.defaults();

        assertThatThrownBy(key::load)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("carrick.master-key is missing")
                .hasMessageContaining("openssl rand -base64 32");
    }

    @Test
    void comesBeforeThePreviousOne() {
        var rotating = TestKeys.master(2, 1);

        assertThat(rotating.all("browser")).hasSize(2);
        assertThat(rotating.current("browser").id())
                .isEqualTo(TestKeys.master(2).current("browser").id());
        assertThat(rotating.all("browser").get(1).id())
                .isEqualTo(TestKeys.master(1).current("browser").id());
    }

    @Test
    void mustDifferFromThePreviousOne() {
        assertThatThrownBy(() -> TestKeys.master(1, 1))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContainingAll("carrick.master-key.previous", "cannot be told apart");
    }
}
