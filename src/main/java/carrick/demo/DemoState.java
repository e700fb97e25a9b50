package carrick.demo;

import carrick.platform.MasterKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * A {@code state} like Alexa's: {@code Amas}, standard base64 of a JSON object, 1,108 characters in all. It ends in a MAC of itself, so
 * one changed byte is noticed when it comes back, without anything being remembered.
 */
@ApplicationScoped
class DemoState {

    private static final int LENGTH = 1_108;
    private static final int MAC = 44;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    MasterKey masterKey;

    String create(Instant now) {
        var json = Json.createObjectBuilder()
                .add("validationCode", "carrick-demo")
                .add("applicationDomain", "ALEXA_SKILLS")
                .add("expirationTimeInMillis", now.plusSeconds(3600).toEpochMilli())
                .add(
                        "userState",
                        Json.createArrayBuilder()
                                .add(entry("requestRealm", "us-east-1"))
                                .add(entry("requestDeviceFamily", "CompAppAndroid"))
                                .add(entry("requestStage", "prod"))
                                .add(entry("skillStage", "development")))
                .build()
                .toString();
        var shaped = "Amas"
                + Base64.getEncoder()
                        .encodeToString(Arrays.copyOf(json.getBytes(StandardCharsets.UTF_8), json.length() + 3));
        var noise = new byte[LENGTH];
        RANDOM.nextBytes(noise);
        var padded = shaped.replace("=", "+") + "/" + Base64.getEncoder().encodeToString(noise);
        var body = padded.substring(0, LENGTH - MAC);
        return body + mac(body);
    }

    /** Whether this is a state of ours, unchanged to the byte. */
    boolean isIntact(String returned) {
        if (returned == null || returned.length() != LENGTH) {
            return false;
        }
        var body = returned.substring(0, LENGTH - MAC);
        return MessageDigest.isEqual(bytes(mac(body)), bytes(returned.substring(LENGTH - MAC)));
    }

    private String mac(String body) {
        return Base64.getEncoder()
                .encodeToString(masterKey.current("demo state").mac(bytes(body)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static jakarta.json.JsonObjectBuilder entry(String key, String value) {
        return Json.createObjectBuilder().add("k", key).add("v", value);
    }
}
