package carrick.account;

import carrick.oauth.Secret;
import carrick.platform.Allowances;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows guessing down, per account and per address, on each node by itself. Only failures count, and every allowance comes back, so
 * nobody is locked out for good. A try is paid for before the password is looked at and paid back when it was right: tries in
 * parallel gain nothing.
 */
@ApplicationScoped
public class Throttle {

    /** One try comes back in this time; an account has all of them again after {@code carrick.throttle.account} times as long. */
    private static final Duration ACCOUNT_REFILL = Duration.ofSeconds(30);

    private static final Duration ADDRESS_REFILL = Duration.ofSeconds(5);
    private static final int EVERYWHERE = 10;

    @Inject
    Settings settings;

    private Allowances ofNetwork;
    private Allowances ofAccountFromNetwork;
    private Allowances ofAccount;

    @PostConstruct
    void open() {
        var tries = settings.number(Setting.THROTTLE_ACCOUNT);
        ofNetwork = new Allowances(settings.number(Setting.THROTTLE_ADDRESS), ADDRESS_REFILL);
        ofAccountFromNetwork = new Allowances(tries, ACCOUNT_REFILL);
        ofAccount = new Allowances(EVERYWHERE * tries, ACCOUNT_REFILL.dividedBy(EVERYWHERE));
    }

    /** Pays for one try; answers how long to wait where there is none left. */
    public Optional<Duration> pay(String username, String address) {
        var paid = new LinkedHashMap<Allowances, String>();
        for (var allowance : allowances(username, address).entrySet()) {
            var wait = allowance.getKey().take(allowance.getValue());
            if (wait.isPresent()) {
                paid.forEach(Allowances::giveBack);
                return wait;
            }
            paid.put(allowance.getKey(), allowance.getValue());
        }
        return Optional.empty();
    }

    /** Gives the try back: it was not a failure. */
    public void payBack(String username, String address) {
        allowances(username, address).forEach(Allowances::giveBack);
    }

    /**
     * What guesses at one account from one network is held tightest, so that a stranger far away cannot keep its owner out; what guesses
     * at it from everywhere has ten times as much. People type passwords into the name field: what is remembered is a hash.
     */
    private Map<Allowances, String> allowances(String username, String address) {
        var network = Allowances.network(address);
        var all = new LinkedHashMap<Allowances, String>();
        all.put(ofNetwork, network);
        all.put(ofAccountFromNetwork, new Secret(username + "\n" + network).sha256());
        all.put(ofAccount, new Secret(username).sha256());
        return all;
    }
}
