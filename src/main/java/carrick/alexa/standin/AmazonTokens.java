package carrick.alexa.standin;

import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.MasterKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes tokens as long as Amazon's and recognises its own, also after a restart: {@code prefix ‖ base64url(link 18 ‖ kind 1 ‖ region 1
 * ‖ expiry 8 ‖ noise 201 ‖ MAC 32)}. The link comes first and fills whole characters, so it stands legibly in every token of the link
 * and a fault can be set for it.
 */
@ApplicationScoped
class AmazonTokens {

    private static final int LINK = 18;
    private static final int NOISE = 201;
    private static final int SIGNED = LINK + 1 + 1 + 8 + NOISE;
    private static final int MAC = 32;
    private static final String PURPOSE = "stand-in token";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    MasterKey masterKey;

    @Inject
    Clock clock;

    /** A name for a new link: 24 characters. */
    static String newLink() {
        return Base64.getUrlEncoder().encodeToString(random(LINK));
    }

    Secret issue(AmazonToken token) {
        var signed = ByteBuffer.allocate(SIGNED)
                .put(Base64.getUrlDecoder().decode(token.link()))
                .put((byte) token.kind().ordinal())
                .put((byte) token.region().ordinal())
                .putLong(token.expiresAt())
                .put(random(NOISE))
                .array();
        var whole = ByteBuffer.allocate(SIGNED + MAC)
                .put(signed)
                .put(masterKey.current(PURPOSE).mac(signed))
                .array();
        return new Secret(token.kind().prefix() + Base64.getUrlEncoder().encodeToString(whole));
    }

    /** What the token says, where it is one of that kind, made here and not expired. */
    Optional<AmazonToken> recognise(String text, AmazonToken.Kind kind) {
        if (!text.startsWith(kind.prefix()) || text.length() != kind.prefix().length() + (SIGNED + MAC) / 3 * 4) {
            return Optional.empty();
        }
        try {
            var whole =
                    Base64.getUrlDecoder().decode(text.substring(kind.prefix().length()));
            return isGenuine(whole) ? Optional.of(read(whole)).filter(token -> isGood(token, kind)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private boolean isGood(AmazonToken token, AmazonToken.Kind kind) {
        return token.kind() == kind && !token.hasExpired(clock.now());
    }

    private boolean isGenuine(byte[] whole) {
        var signed = Arrays.copyOf(whole, SIGNED);
        var mac = Arrays.copyOfRange(whole, SIGNED, whole.length);
        return masterKey.all(PURPOSE).stream().anyMatch(key -> MessageDigest.isEqual(key.mac(signed), mac));
    }

    private static AmazonToken read(byte[] whole) {
        var bytes = ByteBuffer.wrap(whole);
        var link = new byte[LINK];
        bytes.get(link);
        var kind = AmazonToken.Kind.values()[bytes.get()];
        var region = Region.values()[bytes.get()];
        return new AmazonToken(kind, Base64.getUrlEncoder().encodeToString(link), region, bytes.getLong());
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
