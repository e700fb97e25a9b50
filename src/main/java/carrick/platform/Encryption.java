package carrick.platform;

import carrick.oauth.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets of others that must be read back, such as Amazon's tokens: AES-256-GCM as {@code key id 2 ‖ nonce 12 ‖ ciphertext ‖ tag
 * 16}. Each place has a key of its own, derived from the master key, so a value copied to another row cannot be read there, and no key is
 * used often enough for random nonces to meet (SP 800-38D-8.3).
 */
@ApplicationScoped
public class Encryption {

    private static final String PURPOSE = "encryption";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * What was found under another key than the current one, and how much of it has been encrypted anew.
     *
     * @param done fewer than found where something could not be read, or is being changed at the moment
     */
    public record Anew(int found, int done) {

        public Anew plus(Anew other) {
            return new Anew(found + other.found, done + other.done);
        }
    }

    /** @param until the row to go on behind; {@link Long#MAX_VALUE} at the end */
    public record Resealed(long until, Anew anew) {}

    @Inject
    MasterKey masterKey;

    protected Encryption() {}

    Encryption(MasterKey masterKey) {
        this.masterKey = masterKey;
    }

    /** @param place what is kept and in which row, such as {@code "amazon access token 42"} */
    public byte[] encrypt(Secret secret, String place) {
        var key = masterKey.current(PURPOSE);
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var text = secret.reveal().getBytes(StandardCharsets.UTF_8);
        var encrypted = run(Cipher.ENCRYPT_MODE, key, place, nonce, text).orElseThrow();
        return ByteBuffer.allocate(2 + NONCE + encrypted.length)
                .putShort((short) key.id())
                .put(nonce)
                .put(encrypted)
                .array();
    }

    /** Empty where nothing was kept, or neither the current nor the previous master key opens it. */
    public Optional<Secret> decrypt(byte[] kept, String place) {
        if (kept == null || kept.length < 2 + NONCE + TAG_BITS / 8) {
            return Optional.empty();
        }
        var keyId = Short.toUnsignedInt(ByteBuffer.wrap(kept).getShort());
        var nonce = Arrays.copyOfRange(kept, 2, 2 + NONCE);
        var encrypted = Arrays.copyOfRange(kept, 2 + NONCE, kept.length);
        if (!masterKey.knows(keyId)) {
            masterKey.miss(keyId);
        }
        return masterKey.all(PURPOSE).stream()
                .filter(key -> key.id() == keyId)
                .flatMap(key -> run(Cipher.DECRYPT_MODE, key, place, nonce, encrypted).stream())
                .findFirst()
                .map(text -> new Secret(new String(text, StandardCharsets.UTF_8)));
    }

    /** Tells what was encrypted under the current master key from what must be encrypted anew before the previous one is given up. */
    public int currentKey() {
        return masterKey.current(PURPOSE).id();
    }

    /** Whether that was encrypted under the current master key. */
    public boolean isCurrent(byte[] kept) {
        return Short.toUnsignedInt(ByteBuffer.wrap(kept).getShort()) == currentKey();
    }

    private static Optional<byte[]> run(int mode, DerivedKey key, String place, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var placeKey = new SecretKeySpec(key.mac(place.getBytes(StandardCharsets.UTF_8)), "AES");
            cipher.init(mode, placeKey, new GCMParameterSpec(TAG_BITS, nonce));
            return Optional.of(cipher.doFinal(text));
        } catch (GeneralSecurityException changed) { // every Java platform has AES-GCM: only a wrong tag leads here
            return Optional.empty();
        }
    }
}
