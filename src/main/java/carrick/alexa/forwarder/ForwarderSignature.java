package carrick.alexa.forwarder;

import static carrick.alexa.forwarder.ForwarderFault.SIGNATURE_MISSING;
import static carrick.alexa.forwarder.ForwarderFault.SIGNATURE_OLD;
import static carrick.alexa.forwarder.ForwarderFault.SIGNATURE_WRONG;

import carrick.platform.Clock;
import carrick.platform.DerivedKey;
import carrick.platform.MasterKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How this server knows its forwarders: each skill has a key of its own, derived from the master key, with which its forwarder signs
 * time, region and body.
 */
@ApplicationScoped
public class ForwarderSignature {

    private static final String PURPOSE = "alexa forwarder";
    private static final String HMAC = "HmacSHA256";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    @Inject
    MasterKey masterKey;

    @Inject
    Clock clock;

    /** The key of the skill's forwarder, under the current master key, as it stands in the forwarder's code. */
    public String key(String clientId) {
        return key(masterKey.current(PURPOSE), clientId);
    }

    /** What the skill's forwarder would put into {@code X-Carrick-Signature}, as the demo plays it. */
    public String sign(String clientId, String time, String region, String body) {
        return sign(key(clientId), new Signed(clientId, region, time, null, bytes(body)));
    }

    /**
     * Proves that a forwarder of {@link Signed#skill()} sent this a moment ago. A removed client still has its key: whether there is such
     * a client is for the caller to ask.
     *
     * @throws carrick.oauth.OAuthException where it is not proven
     */
    public void verify(Signed signed) {
        if (!signed.isComplete()) {
            throw SIGNATURE_MISSING.rejection(signed.toString());
        }
        var genuine = false;
        for (var key : masterKey.all(PURPOSE)) {
            genuine |= MessageDigest.isEqual(bytes(sign(key(key, signed.skill()), signed)), bytes(signed.signature()));
        }
        if (!genuine
                || !signed.time().matches("[0-9]{1,11}")
                || !signed.region().matches("[a-z0-9-]{1,32}")) { // so nothing of the body can pass for a region
            throw SIGNATURE_WRONG.rejection(signed.toString());
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(signed.time())), clock.now());
        if (age.abs().compareTo(TOLERANCE) > 0) {
            throw SIGNATURE_OLD.rejection(signed + ", signed " + age.toSeconds() + " seconds ago");
        }
    }

    private static String key(DerivedKey key, String clientId) {
        return HexFormat.of().formatHex(key.mac(bytes(clientId)));
    }

    private static String sign(String key, Signed signed) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes(key), HMAC));
            mac.update(bytes("v1:" + signed.time() + ":" + signed.region() + ":"));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(signed.body()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has HmacSHA256
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
