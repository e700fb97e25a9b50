package carrick.alexa.forwarder;

import static carrick.alexa.forwarder.ForwarderFault.SIGNATURE_MISSING;
import static carrick.alexa.forwarder.ForwarderFault.SIGNATURE_OLD;
import static carrick.alexa.forwarder.ForwarderFault.SIGNATURE_WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carrick.oauth.Fault;
import carrick.oauth.OAuthException;
import carrick.platform.MasterKey;
import carrick.platform.TestClock;
import carrick.platform.TestKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwarderSignatureTest {

    private static final String BODY = "{\"directive\":{\"header\":{\"name\":\"Wohnzimmer für Söhne\"}}}";
    private static final String NOW = String.valueOf(TestClock.START.getEpochSecond());

    private final TestClock clock = new TestClock();
    private final ForwarderSignature signature = with(TestKeys.master(1));

    @Test
    void acceptsWhatTheForwarderOfTheSkillSigned() {
        assertThatCode(() -> signature.verify(signed("skill", "eu-west-1", NOW, BODY)))
                .doesNotThrowAnyException();
    }

    @Test
    void aKeyIsTheSkillsOwn() {
        assertThat(signature.key("skill"))
                .matches("[0-9a-f]{64}")
                .isEqualTo(with(TestKeys.master(1)).key("skill"))
                .isNotEqualTo(signature.key("skil"))
                .isNotEqualTo(with(TestKeys.master(2)).key("skill"));
    }

    @Test
    void theKeyOfAnotherSkillIsRefused() {
        var other = signed("other", "eu-west-1", NOW, BODY);

        assertRefused(new Signed("skill", other.region(), NOW, other.signature(), other.body()), SIGNATURE_WRONG);
    }

    @Test
    void theKeyOfAnotherInstallationIsRefused() {
        var foreign = with(TestKeys.master(2));

        assertThatThrownBy(() -> foreign.verify(signed("skill", "eu-west-1", NOW, BODY)))
                .extracting("fault")
                .isEqualTo(SIGNATURE_WRONG);
    }

    @Test
    void aKeyOfThePreviousMasterKeyIsAcceptedUntilThatIsGone() {
        var made = signed("skill", "eu-west-1", NOW, BODY);
        var rotating = with(TestKeys.master(2, 1));

        assertThatCode(() -> rotating.verify(made)).doesNotThrowAnyException();
        assertThat(rotating.key("skill")).isEqualTo(with(TestKeys.master(2)).key("skill"));
    }

    @Test
    void anotherBodyIsRefused() {
        var good = signed("skill", "eu-west-1", NOW, BODY);

        assertRefused(with(good, good.region(), NOW, BODY + " "), SIGNATURE_WRONG);
    }

    @Test
    void anotherRegionIsRefused() {
        var good = signed("skill", "eu-west-1", NOW, BODY);

        assertRefused(with(good, "us-east-1", NOW, BODY), SIGNATURE_WRONG);
    }

    @Test
    void anotherTimeIsRefused() {
        var good = signed("skill", "eu-west-1", NOW, BODY);

        assertRefused(with(good, good.region(), NOW + "0", BODY), SIGNATURE_WRONG);
        assertRefused(with(good, good.region(), " " + NOW, BODY), SIGNATURE_WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1e9", "999999999999999999999", "１"})
    void aTimeThatIsNoneIsRefusedEvenIfItIsSigned(String time) {
        assertRefused(signed("skill", "eu-west-1", time, BODY), SIGNATURE_WRONG);
    }

    @ParameterizedTest
    @CsvSource({"300, true", "301, false", "-300, true", "-301, false"})
    void aSignatureIsGoodForFiveMinutesEitherWay(int seconds, boolean good) {
        var made = signed("skill", "eu-west-1", NOW, BODY);
        clock.pass(Duration.ofSeconds(seconds));

        if (good) {
            assertThatCode(() -> signature.verify(made)).doesNotThrowAnyException();
        } else {
            assertRefused(made, SIGNATURE_OLD);
        }
    }

    @Test
    void whatIsNotSignedIsRefused() {
        var good = signed("skill", "eu-west-1", NOW, BODY);

        assertRefused(new Signed(null, good.region(), NOW, good.signature(), good.body()), SIGNATURE_MISSING);
        assertRefused(new Signed("skill", null, NOW, good.signature(), good.body()), SIGNATURE_MISSING);
        assertRefused(new Signed("skill", good.region(), "", good.signature(), good.body()), SIGNATURE_MISSING);
        assertRefused(new Signed("skill", good.region(), NOW, null, good.body()), SIGNATURE_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1=", "v2=%s", "%s", "V1=%s", "v1=%s0"})
    void aSignatureOfAnotherFormIsRefused(String form) {
        var good = signed("skill", "eu-west-1", NOW, BODY);
        var presented = form.formatted(good.signature().substring(3));

        assertRefused(new Signed("skill", good.region(), NOW, presented, good.body()), SIGNATURE_WRONG);
    }

    @Test
    void theTraceGetsNeitherSignatureNorBody() {
        var old = signed("skill", "eu-west-1", NOW, BODY);
        clock.pass(Duration.ofHours(1));

        assertThatThrownBy(() -> signature.verify(old))
                .isInstanceOfSatisfying(OAuthException.class, rejection -> assertThat(rejection.detail())
                        .contains("skill skill", "eu-west-1", "3600")
                        .doesNotContain("Wohnzimmer", old.signature()));
    }

    private void assertRefused(Signed signed, Fault fault) {
        assertThatThrownBy(() -> signature.verify(signed)).extracting("fault").isEqualTo(fault);
    }

    private ForwarderSignature with(MasterKey key) {
        var made = new ForwarderSignature();
        made.masterKey = key;
        made.clock = clock;
        return made;
    }

    /** The same with another region, time or body. */
    private static Signed with(Signed good, String region, String time, String body) {
        return new Signed(good.skill(), region, time, good.signature(), bytes(body));
    }

    /** Signs as the forwarder does, from the documented format and not from the code. */
    private Signed signed(String skill, String region, String time, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(signature.key(skill)), "HmacSHA256"));
            var hex = HexFormat.of().formatHex(mac.doFinal(bytes("v1:" + time + ":" + region + ":" + body)));
            return new Signed(skill, region, time, "v1=" + hex, bytes(body));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
