package carrick.alexa.forwarder;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.oauth.OAuthException;
import carrick.platform.TestClock;
import carrick.platform.TestKeys;
import carrick.support.Fuzz;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureFuzzTest {

    private static final String NOW = String.valueOf(TestClock.START.getEpochSecond());
    private static final String REGION = "eu-west-1";
    private static final String BODY = "{\"directive\":{\"header\":{\"name\":\"AcceptGrant\"}}}";

    private final ForwarderSignature forwarder = new ForwarderSignature();

    SignatureFuzzTest() {
        forwarder.masterKey = TestKeys.master(1);
        forwarder.clock = new TestClock();
    }

    /** Of a request that was signed nothing can be changed: neither the parts, nor where one ends and the next begins. */
    @Test
    void nothingThatWasChangedIsBelieved() {
        var good = String.join("|", "skill", REGION, NOW, forwarder.sign("skill", NOW, REGION, BODY), BODY);

        Fuzz.of("signed requests", good).holds(input -> {
            var parts = input.split("\\|", 5);
            if (parts.length == 5) {
                assertThat(isBelieved(parts)).isEqualTo(input.equals(good));
            }
        });
    }

    private boolean isBelieved(String[] parts) {
        try {
            forwarder.verify(
                    new Signed(parts[0], parts[1], parts[2], parts[3], parts[4].getBytes(StandardCharsets.UTF_8)));
            return true;
        } catch (OAuthException refused) {
            assertThat(refused.fault()).isIn((Object[]) ForwarderFault.values());
            return false;
        }
    }
}
