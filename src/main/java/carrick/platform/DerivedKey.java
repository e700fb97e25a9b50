package carrick.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key for one purpose, derived from a master key by HKDF with SHA-256 (RFC5869), and the MAC it makes. */
public final class DerivedKey {

    private static final String HMAC = "HmacSHA256";

    private final int id;
    private final SecretKeySpec key;

    private DerivedKey(int id, byte[] key) {
        this.id = id;
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** 16 bits that tell under which master key something was made. They reveal nothing of the key. */
    public int id() {
        return id;
    }

    /** HMAC-SHA-256 over the parts, one after the other: 32 bytes. The parts must have fixed lengths, or the borders are lost. */
    public byte[] mac(byte[]... parts) {
        return hmac(key, parts);
    }

    @Override
    public String toString() {
        return "DerivedKey " + id;
    }

    private static byte[] hmac(SecretKeySpec key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has HmacSHA256
        }
    }

    /** A master key after the extract step, and the keys already expanded from it. */
    static final class Source {

        private final SecretKeySpec extracted;
        private final int keyId;
        private final Map<String, DerivedKey> derived = new ConcurrentHashMap<>();

        Source(byte[] master) {
            extracted = new SecretKeySpec(
                    hmac(new SecretKeySpec(new byte[32], HMAC), master), HMAC); // RFC5869-2.2 without salt
            var id = expand("carrick key id");
            keyId = (id[0] & 0xff) << 8 | id[1] & 0xff;
        }

        DerivedKey derive(String purpose) {
            return derived.computeIfAbsent(purpose, p -> new DerivedKey(keyId, expand("carrick " + p)));
        }

        int keyId() {
            return keyId;
        }

        /** RFC5869-2.3 for one block: 32 bytes are all that is needed. */
        byte[] expand(String info) {
            return Arrays.copyOf(hmac(extracted, info.getBytes(StandardCharsets.UTF_8), new byte[] {1}), 32);
        }
    }
}
