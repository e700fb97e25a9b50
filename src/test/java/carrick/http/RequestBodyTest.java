package carrick.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carrick.oauth.OAuthException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    private static final int LONGEST = 100;

    @Test
    void isReadWhole() throws IOException {
        assertThat(RequestBody.read(new ByteArrayInputStream(new byte[LONGEST]), LONGEST))
                .hasSize(LONGEST);
    }

    @Test
    void isReadLittleFurtherThanItMayBe() throws IOException {
        assertThat(RequestBody.read(new Endless(), LONGEST))
                .hasSizeGreaterThan(LONGEST)
                .hasSizeLessThan(10_000);
    }

    @Test
    void thatDripsForTooLongIsGivenUp() {
        assertThatThrownBy(() -> RequestBody.read(new Endless(), Integer.MAX_VALUE, Duration.ofMillis(20)))
                .isInstanceOfSatisfying(OAuthException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(HttpFault.BODY_TOO_SLOW));
    }

    /** One byte at a time, for ever. */
    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return 'x';
        }

        @Override
        public int read(byte[] into, int from, int length) {
            into[from] = 'x';
            return 1;
        }
    }
}
