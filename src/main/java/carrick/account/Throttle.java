package carrick.account;

import carrick.oauth.Secret;
import carrick.platform.Setting;
import carrick.platform.Settings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Slows guessing down, per account and per address, on each node by itself. Only failures count, and every bucket fills up again, so
 * nobody is locked out for good. A try is paid for before the password is looked at and paid back when it was right: tries in
 * parallel gain nothing.
 */
@ApplicationScoped
public class Throttle {

    /** One try comes back in this time; an account's bucket is full again after {@code carrick.throttle.account} times as long. */
    private static final Duration ACCOUNT_REFILL = Duration.ofSeconds(30);

    private static final Duration ADDRESS_REFILL = Duration.ofSeconds(5);
    private static final int REMEMBERED = 100_000;
    private static final int EVERYWHERE = 10;

    @Inject
    Settings settings;

    private Cache<String, Bucket> accounts;
    private Cache<String, Bucket> addresses;

    @PostConstruct
    void open() {
        accounts = cache();
        addresses = cache();
    }

    /** Pays for one try; answers how long to wait where there is none left. */
    Optional<Duration> pay(String username, String address) {
        var paid = new ArrayList<Bucket>();
        for (var bucket : buckets(username, network(address))) {
            var probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                paid.forEach(refunded -> refunded.addTokens(1));
                return Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
            paid.add(bucket);
        }
        return Optional.empty();
    }

    /** Gives the try back: it was not a failure. */
    void payBack(String username, String address) {
        buckets(username, network(address)).forEach(bucket -> bucket.addTokens(1));
    }

    /**
     * What guesses at one account from one network is held tightest, so that a stranger far away cannot keep its owner out; what guesses
     * at it from everywhere has ten times as much.
     */
    private List<Bucket> buckets(String username, String network) {
        var tries = settings.number(Setting.THROTTLE_ACCOUNT);
        return List.of(
                bucket(addresses, network, settings.number(Setting.THROTTLE_ADDRESS), ADDRESS_REFILL),
                bucket(accounts, key(username + "\n" + network), tries, ACCOUNT_REFILL),
                bucket(accounts, key(username), EVERYWHERE * tries, ACCOUNT_REFILL.dividedBy(EVERYWHERE)));
    }

    private static Bucket bucket(Cache<String, Bucket> cache, String key, int size, Duration refill) {
        return cache.get(key, absent -> Bucket.builder()
                .addLimit(limit -> limit.capacity(size).refillGreedy(1, refill))
                .build());
    }

    /** The first half of an IPv6 address: the second is its owner's to choose anew for every try. */
    private static String network(String address) {
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

    private static Cache<String, Bucket> cache() {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(Duration.ofHours(2))
                .build();
    }

    /** People type passwords into the name field: what is remembered is a hash. */
    private static String key(String username) {
        return new Secret(username).sha256();
    }
}
