package carrick.links;

import carrick.account.Account;
import carrick.account.Accounts;
import carrick.account.store.CustomerStore;
import carrick.account.store.CustomerStores;
import carrick.account.store.Standing;
import carrick.account.store.StoreAway;
import carrick.grant.Grants;
import carrick.grant.TokenFamilies;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Job;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.session.BrowserSessions;
import carrick.session.Realm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks for every account at the store that knew it, one after the other, as often as {@code carrick.accounts.check} says. Whoever is gone
 * there loses the links here. A store that does not answer, or is not in use any more, takes nobody's.
 */
@ApplicationScoped
public class Departures implements Job {

    /** The only subject: all accounts. */
    public static final String ALL = "all";

    private static final System.Logger LOG = System.getLogger("carrick.accounts");
    private static final String BY = "source";
    private static final int BATCH = 100;
    private static final Duration BETWEEN_BATCHES = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    @Inject
    Accounts accounts;

    @Inject
    CustomerStores stores;

    @Inject
    TokenFamilies families;

    @Inject
    Grants grants;

    @Inject
    BrowserSessions sessions;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "look for accounts at their stores";
    }

    @Override
    public Optional<Duration> run(String subject) {
        var period = settings.find(Setting.ACCOUNTS_CHECK).map(Duration::parse);
        if (period.isEmpty()) {
            return Optional.empty();
        }
        var isMore = false;
        for (var store : stores.ofOthers()) {
            isMore |= lookAtSome(store, clock.now().minus(period.get()));
        }
        return Optional.of(isMore ? BETWEEN_BATCHES : shorter(period.get(), LONGEST_PAUSE));
    }

    /** Answers whether there are more; one store that is silent keeps no other waiting. */
    private boolean lookAtSome(CustomerStore store, Instant before) {
        var due = accounts.toCheck(store.name(), before, BATCH);
        try {
            for (var account : due) {
                if (store.standing(account.subject()) == Standing.GONE) {
                    leave(account);
                }
                accounts.checked(account.id());
            }
            return due.size() == BATCH;
        } catch (StoreAway away) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The store " + away.store() + " does not answer (" + away.getMessage()
                            + "); nobody loses a link for that.");
            return false;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void leave(Account account) {
        var alive = families.ofAccount(account.id());
        alive.forEach(family -> grants.end(family, BY));
        sessions.endAll(Realm.CUSTOMER, account.username());
        if (!alive.isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "account=" + Id.show(account.id()) + " is gone at the store " + account.store() + ": "
                            + alive.size() + " links ended");
        }
    }
}
