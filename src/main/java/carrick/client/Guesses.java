package carrick.client;

import carrick.oauth.Secret;
import carrick.platform.Allowances;
import carrick.platform.Setting;
import carrick.platform.Settings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Slows guessing at client secrets down (RFC6749-2.3.1), per client and network, on each node by itself. Only failures count. A network
 * from which a client has proven who it is stays open to that client, so whoever guesses from elsewhere, or from the very same address,
 * cannot keep it out.
 */
@ApplicationScoped
class Guesses {

    private static final Duration REFILL = Duration.ofSeconds(3);
    private static final int OF_ALL_CLIENTS = 10;
    private static final int LONGEST_ID = 200;

    @Inject
    Settings settings;

    private Allowances ofClient;
    private Allowances ofNetwork;
    private Cache<String, Boolean> proven;

    @PostConstruct
    void open() {
        var tries = settings.number(Setting.THROTTLE_CLIENT);
        ofClient = new Allowances(tries, REFILL);
        ofNetwork = new Allowances(OF_ALL_CLIENTS * tries, REFILL.dividedBy(OF_ALL_CLIENTS));
        proven = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterAccess(Duration.ofDays(1))
                .build();
    }

    /** Whether that network may try to be that client now. */
    boolean allow(String clientId, String network) {
        var key = key(clientId, network);
        return proven.getIfPresent(key) != null || ofClient.isLeft(key) && ofNetwork.isLeft(network);
    }

    void failed(String clientId, String network) {
        var key = key(clientId, network);
        if (proven.getIfPresent(key) == null) {
            ofClient.take(key);
            ofNetwork.take(network);
        }
    }

    void succeeded(String clientId, String network) {
        proven.get(key(clientId, network), unproven -> true); // which writes nothing where it is known
    }

    /** What calls itself a client may be as long as a request: then a hash will do. */
    private static String key(String clientId, String network) {
        return (clientId.length() <= LONGEST_ID ? clientId : new Secret(clientId).sha256()) + "\n" + network;
    }
}
