package carrick.account.factor;

import carrick.platform.Clock;
import carrick.platform.DerivedKey;
import carrick.platform.MasterKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;

/**
 * What a passkey signs: {@code seconds 8 ‖ MAC 32} over the moment and what it is for. Kept nowhere, so that every node can check what
 * another asked for; good for five minutes, for one account in one linking or at one sign-in.
 */
@ApplicationScoped
class Challenges {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final String PURPOSE = "passkey challenge";
    private static final int MAC = 32;

    @Inject
    MasterKey masterKey;

    @Inject
    Clock clock;

    /** @param occasion what for, such as the handle of a linking */
    byte[] next(long account, String occasion) {
        var seconds = clock.now().getEpochSecond();
        return challenge(masterKey.current(PURPOSE), seconds, account, occasion);
    }

    boolean isOurs(byte[] presented, long account, String occasion) {
        if (presented == null || presented.length != Long.BYTES + MAC) {
            return false;
        }
        var seconds = ByteBuffer.wrap(presented).getLong();
        var now = clock.now().getEpochSecond();
        return seconds <= now
                && now - seconds <= LIFETIME.toSeconds()
                && masterKey.all(PURPOSE).stream()
                        .anyMatch(key -> MessageDigest.isEqual(presented, challenge(key, seconds, account, occasion)));
    }

    private static byte[] challenge(DerivedKey key, long seconds, long account, String occasion) {
        var fixed = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(seconds)
                .putLong(account)
                .array();
        return ByteBuffer.allocate(Long.BYTES + MAC)
                .putLong(seconds)
                .put(key.mac(fixed, occasion.getBytes(StandardCharsets.UTF_8)))
                .array();
    }
}
