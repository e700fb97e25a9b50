package carrick.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DerivedKeyTest {

    private final DerivedKey.Source source = new DerivedKey.Source(new byte[32]);

    @Test
    @Tag("RFC5869-A.3")
    void derivesAsTheRfcsThirdTestCase() {
        var inputKey = new byte[22];
        Arrays.fill(inputKey, (byte) 0x0b);

        var firstBlock = new DerivedKey.Source(inputKey).expand("");

        assertThat(HexFormat.of().formatHex(firstBlock))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }

    @Test
    void eachPurposeHasAKeyOfItsOwn() {
        assertThat(source.derive("browser").mac(new byte[1]))
                .isNotEqualTo(source.derive("token code").mac(new byte[1]));
    }

    @Test
    void theSamePurposeAlwaysHasTheSameKey() {
        var elsewhere = new DerivedKey.Source(new byte[32]);

        assertThat(elsewhere.derive("browser").mac(new byte[1]))
                .isEqualTo(source.derive("browser").mac(new byte[1]));
    }

    @Test
    void theIdNamesTheMasterKeyAndNotThePurpose() {
        assertThat(source.derive("browser").id())
                .isEqualTo(source.derive("token code").id())
                .isBetween(0, 0xffff);
        assertThat(new DerivedKey.Source(new byte[33]).derive("browser").id())
                .isNotEqualTo(source.derive("browser").id());
    }

    @Test
    void macsThePartsAsOne() {
        var key = source.derive("browser");

        assertThat(key.mac(new byte[] {1, 2}, new byte[] {3})).hasSize(32).isEqualTo(key.mac(new byte[] {1, 2, 3}));
    }

    @Test
    void printsItsIdOnly() {
        assertThat(source.derive("browser"))
                .hasToString("DerivedKey " + source.derive("browser").id());
    }
}
