package carrick.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * So many at once for each key, coming back little by little; on each node by itself. The 100,000 keys that were asked about last are
 * remembered, a few hundred bytes each: however many keys there are, memory is bounded.
 */
public final class Allowances {

    private static final int REMEMBERED = 100_000;
    private static final Duration FORGOTTEN = Duration.ofHours(2);

    private final int size;
    private final Duration refill;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(FORGOTTEN)
            .build();

    /**
     * @param size how many there are at once
     * @param refill after how long one of them is there again
     */
    public Allowances(int size, Duration refill) {
        this.size = size;
        this.refill = refill;
    }

    /** Takes one; answers how long to wait where none is left. */
    public Optional<Duration> take(String key) {
        var probe = bucket(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Takes none; answers whether one is left. */
    public boolean isLeft(String key) {
        return bucket(key).getAvailableTokens() > 0;
    }

    public void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    /** The address itself, but of an IPv6 address the first half: the second is its owner's to choose anew for every try. */
    public static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }

    /** All of them are there again. */
    public void forget(String key) {
        buckets.invalidate(key);
    }

    private Bucket bucket(String key) {
        return buckets.get(key, absent -> Bucket.builder()
                .addLimit(limit -> limit.capacity(size).refillGreedy(1, refill))
                .build());
    }
}
