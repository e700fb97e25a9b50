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
import java.time.Duration;
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
        var byAddress = bucket(addresses, address, Setting.THROTTLE_ADDRESS, ADDRESS_REFILL);
        var addressProbe = byAddress.tryConsumeAndReturnRemaining(1);
        if (!addressProbe.isConsumed()) {
            return Optional.of(Duration.ofNanos(addressProbe.getNanosToWaitForRefill()));
        }
        var accountProbe = bucket(accounts, key(username), Setting.THROTTLE_ACCOUNT, ACCOUNT_REFILL)
                .tryConsumeAndReturnRemaining(1);
        if (!accountProbe.isConsumed()) {
            byAddress.addTokens(1);
            return Optional.of(Duration.ofNanos(accountProbe.getNanosToWaitForRefill()));
        }
        return Optional.empty();
    }

    /** Gives the try back: it was not a failure. */
    void payBack(String username, String address) {
        Optional.ofNullable(addresses.getIfPresent(address)).ifPresent(bucket -> bucket.addTokens(1));
        Optional.ofNullable(accounts.getIfPresent(key(username))).ifPresent(bucket -> bucket.addTokens(1));
    }

    private Bucket bucket(Cache<String, Bucket> cache, String key, Setting size, Duration refill) {
        return cache.get(key, absent -> Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.number(size)).refillGreedy(1, refill))
                .build());
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
