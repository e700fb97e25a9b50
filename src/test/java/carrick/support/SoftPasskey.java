package carrick.support;

import jakarta.json.Json;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** An authenticator and the browser around it, by the letter of WebAuthn-3-6.1 and 6.5, and as dishonest as a test wants them. */
public final class SoftPasskey {

    private static final byte[] PRESENT_AND_VERIFIED = {0x05};
    private static final byte[] AND_ATTESTED = {0x45};

    private final byte[] id = new byte[32];
    private final KeyPair keys;
    private String origin;
    private String relyingParty = "localhost";
    private int signatures;

    public SoftPasskey(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(id);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** From now on it is another page that asks. */
    public SoftPasskey at(String otherOrigin) {
        origin = otherOrigin;
        return this;
    }

    /** From now on it is asked for another domain. */
    public SoftPasskey of(String otherDomain) {
        relyingParty = otherDomain;
        return this;
    }

    /** From now on it counts from there. */
    public SoftPasskey counting(int from) {
        signatures = from;
        return this;
    }

    /** What {@code navigator.credentials.create} answers. */
    public String create(String challenge) {
        var point = (ECPublicKey) keys.getPublic();
        var key = join(
                new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20},
                unsigned(point.getW().getAffineX()),
                new byte[] {0x22, 0x58, 0x20},
                unsigned(point.getW().getAffineY()));
        var data = join(authenticatorData(AND_ATTESTED), new byte[16], new byte[] {0, (byte) id.length}, id, key);
        var object = join(
                new byte[] {(byte) 0xA3, 0x63},
                ascii("fmt"),
                new byte[] {0x64},
                ascii("none"),
                new byte[] {0x67},
                ascii("attStmt"),
                new byte[] {(byte) 0xA0, 0x68},
                ascii("authData"),
                new byte[] {0x59, (byte) (data.length >> 8), (byte) data.length},
                data);
        return answer(Json.createObjectBuilder()
                .add("clientDataJSON", text(clientData("webauthn.create", challenge)))
                .add("attestationObject", text(object))
                .add("transports", Json.createArrayBuilder().add("internal")));
    }

    /** What {@code navigator.credentials.get} answers. */
    public String get(String challenge) {
        return get(challenge, keys);
    }

    /** The same, signed by somebody else. */
    public String getSignedBy(SoftPasskey other, String challenge) {
        return get(challenge, other.keys);
    }

    private String get(String challenge, KeyPair signer) {
        try {
            var client = clientData("webauthn.get", challenge);
            var data = authenticatorData(PRESENT_AND_VERIFIED);
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signer.getPrivate());
            signature.update(data);
            signature.update(MessageDigest.getInstance("SHA-256").digest(client));
            return answer(Json.createObjectBuilder()
                    .add("clientDataJSON", text(client))
                    .add("authenticatorData", text(data))
                    .add("signature", text(signature.sign())));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String answer(jakarta.json.JsonObjectBuilder response) {
        return Json.createObjectBuilder()
                .add("id", text(id))
                .add("rawId", text(id))
                .add("type", "public-key")
                .add("response", response)
                .add("clientExtensionResults", Json.createObjectBuilder())
                .build()
                .toString();
    }

    private byte[] clientData(String type, String challenge) {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("challenge", challenge)
                .add("origin", origin)
                .add("crossOrigin", false)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(byte[] flags) {
        try {
            var domain = MessageDigest.getInstance("SHA-256").digest(ascii(relyingParty));
            var count = signatures == 0 ? 0 : signatures++;
            return join(domain, flags, ByteBuffer.allocate(4).putInt(count).array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[32];
        var from = Math.max(0, bytes.length - fixed.length);
        System.arraycopy(bytes, from, fixed, fixed.length - (bytes.length - from), bytes.length - from);
        return fixed;
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
