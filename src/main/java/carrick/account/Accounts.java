package carrick.account;

import carrick.account.factor.SecondFactors;
import carrick.account.store.CustomerStores;
import carrick.account.store.Person;
import carrick.account.store.StoreAway;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Misconfigured;
import carrick.platform.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The built-in store of accounts. */
@ApplicationScoped
public class Accounts {

    private static final String LOOK = "select " + Account.COLUMNS + " from account a where a.id = ?";

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Statements statements;

    @Inject
    Clock clock;

    @Inject
    Passwords passwords;

    @Inject
    Throttle throttle;

    @Inject
    CustomerStores stores;

    @Inject
    Newcomers newcomers;

    @Inject
    SecondFactors factors;

    /** @param address of the browser, as the server sees it behind its proxies */
    @Transactional(TxType.NOT_SUPPORTED) // hashing takes a tenth of a second; no connection waits for it
    public SignIn signIn(String typed, String password, String address) {
        var username = Usernames.normal(typed);
        var wait = throttle.pay(username, address);
        if (wait.isPresent()) {
            return new SignIn.TooMany(wait.get());
        }
        try {
            var account = verified(typed, password).filter(found -> !found.isDisabled());
            if (account.isEmpty()) {
                return new SignIn.Wrong();
            }
            throttle.payBack(username, address);
            return welcomed(account.get());
        } catch (Passwords.Crowded crowded) {
            throttle.payBack(username, address);
            return new SignIn.Busy();
        } catch (StoreAway away) {
            throttle.payBack(username, address);
            return new SignIn.Away(away.store(), away.getMessage());
        } catch (RuntimeException ourFault) {
            throttle.payBack(username, address);
            throw ourFault;
        }
    }

    private SignIn welcomed(Account account) {
        if (factors.isNeeded(account)) {
            return new SignIn.Halfway(account);
        }
        return factors.isMissing(account) ? new SignIn.Unprepared(account) : new SignIn.Welcome(account);
    }

    /** @throws StoreAway where one could not be asked, and no other knows the name and the password */
    private Optional<Account> verified(String typed, String password) throws StoreAway {
        if (password.isEmpty()
                || password.length() > Passwords.LONGEST
                || !Usernames.isPossible(Usernames.normal(typed))) {
            return Optional.empty();
        }
        var builtIn = stores.hasBuiltIn() ? builtIn(typed, password) : Optional.<Account>empty();
        return builtIn.isPresent()
                ? builtIn
                : stores.verify(typed.strip(), password).map(found -> admit(found.store(), found.person()));
    }

    private Optional<Account> builtIn(String typed, String password) {
        var account = find(Usernames.normal(typed)).filter(found -> found.isBuiltIn() && !found.isDisabled());
        var isRight =
                passwords.match(password, account.map(Account::passwordHash).orElse(null));
        return isRight ? account : Optional.empty();
    }

    /** The account of somebody whom a provider vouches for; empty where it is disabled here. */
    @Transactional(TxType.NOT_SUPPORTED)
    public Optional<Account> welcome(String store, Person person) {
        return Optional.of(admit(store, person)).filter(account -> !account.isDisabled());
    }

    /** Two nodes may admit the same person at once: whoever comes second finds the account there. */
    private Account admit(String store, Person person) {
        try {
            return newcomers.admit(store, person);
        } catch (RuntimeException taken) {
            return newcomers.admit(store, person);
        }
    }

    @Transactional(TxType.SUPPORTS)
    public Optional<Account> find(String username) {
        if (!Usernames.isPossible(username)) {
            return Optional.empty();
        }
        return em.createNamedQuery("Account.byUsername", Account.class)
                .setParameter("username", username)
                .getResultStream()
                .findFirst();
    }

    /**
     * The accounts whose names begin like that, at most that many. They are looked for from there on in the order of the database, which
     * knows letters in its own way: among odd signs one may be missed, but not the name itself.
     */
    @Transactional(TxType.SUPPORTS)
    public List<Account> beginning(String typed, int most) {
        var from = Usernames.normal(typed);
        if (!Usernames.isPossible(from)) {
            return List.of();
        }
        var next = em.createNamedQuery("Account.from", Account.class)
                .setParameter("from", from)
                .setMaxResults(most)
                .getResultStream();
        var longer = next.filter(account ->
                account.username().startsWith(from) && !account.username().equals(from));
        return Stream.concat(find(from).stream(), longer).toList();
    }

    @Transactional
    public void changePassword(long id, String newHash) {
        find(id).ifPresent(account -> account.changePassword(newHash));
    }

    @Transactional
    public void enable(String username) {
        find(Usernames.normal(username)).ifPresent(Account::enable);
    }

    @Transactional(TxType.SUPPORTS)
    public Optional<Account> find(long id) {
        return Optional.ofNullable(em.find(Account.class, id));
    }

    /** The same for whoever draws a page and has no transaction. */
    public Optional<Account> look(long id) {
        return statements.find(LOOK, Account::read, id);
    }

    /** Adds the account, or brings the one of that name up to date; an account that was disabled is enabled again. */
    @Transactional
    public void save(String username, String displayName, String passwordHash) {
        declare(username, displayName, passwordHash, null);
    }

    /** The same, and remembers which declaration it was. */
    @Transactional
    public void declare(String username, String displayName, String passwordHash, String declaration) {
        var account = find(Usernames.normal(username))
                .filter(Accounts::mayBeDeclared)
                .orElseGet(() -> {
                    var made = new Account(Id.next(clock.now()), username, displayName, passwordHash);
                    em.persist(made);
                    return made;
                });
        account.rename(displayName);
        account.changePassword(passwordHash);
        account.enable();
        account.declaredAs(declaration);
    }

    /** @throws Misconfigured where that is the name of somebody whom another store knows */
    private static boolean mayBeDeclared(Account known) {
        if (!known.isBuiltIn()) {
            throw new Misconfigured("carrick.clients declares an account whose user name a customer of the store "
                    + known.store() + " has: give it another username.");
        }
        return true;
    }

    /** Disables what a declaration made; the same declaration would make it anew. */
    @Transactional
    public void retire(String username) {
        find(Usernames.normal(username)).ifPresent(known -> {
            known.disable(clock.now());
            known.declaredAs(null);
        });
    }

    /** Those of that store that were not looked for since then, the longest ago first, at most that many. */
    @Transactional(TxType.SUPPORTS)
    public List<Account> toCheck(String store, Instant before, int most) {
        return em.createNamedQuery("Account.toCheck", Account.class)
                .setParameter("store", store)
                .setParameter("before", before)
                .setMaxResults(most)
                .getResultList();
    }

    @Transactional
    public void checked(long id) {
        find(id).ifPresent(account -> account.wasChecked(clock.now()));
    }

    @Transactional
    public void disable(String username) {
        find(Usernames.normal(username)).ifPresent(known -> known.disable(clock.now()));
    }
}
