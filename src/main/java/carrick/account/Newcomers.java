package carrick.account;

import carrick.account.store.Person;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Id;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** Accounts of people whom a store of somebody else's knows: made at their first sign-in, kept up to date at each. */
@ApplicationScoped
public class Newcomers {

    private static final System.Logger LOG = System.getLogger(Newcomers.class.getName());
    private static final int LONGEST_NAME = 140;

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Event<NameLost> lost;

    /**
     * The account of that person, found by the subject alone: a name, or an e-mail address, that was given to somebody else opens nothing
     * that belongs to whoever had it before.
     */
    @Transactional(TxType.REQUIRES_NEW)
    public Account admit(String store, Person person) {
        var username = username(store, person.username());
        var known = find(store, person.subject());
        giveUp(username, known.map(Account::id).orElse(0L));
        var account = known.orElseGet(() -> make(store, person, username));
        account.isCalled(username, cut(person.displayName(), Usernames.LONGEST));
        account.reads(person.locale());
        return account;
    }

    private Account make(String store, Person person, String username) {
        var account = new Account(
                Id.next(clock.now()),
                username,
                person.displayName(),
                Passwords.hash(Secret.random().reveal())); // nobody has it, for nodes that know of no stores
        account.isOf(store, person.subject());
        em.persist(account);
        return account;
    }

    private Optional<Account> find(String store, String subject) {
        return em.createNamedQuery("Account.bySubject", Account.class)
                .setParameter("store", store)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }

    /** Whoever else has that name here has lost it at the store: the account keeps its links and gets another name. */
    private void giveUp(String username, long except) {
        em.createNamedQuery("Account.byUsername", Account.class)
                .setParameter("username", username)
                .getResultStream()
                .filter(other -> other.id() != except)
                .forEach(other -> {
                    LOG.log(
                            System.Logger.Level.INFO,
                            "A user name is somebody else's now; account " + Id.show(other.id()) + " got another one.");
                    other.isCalled(
                            username + "~" + Id.show(other.id()).toLowerCase(java.util.Locale.ROOT),
                            other.displayName());
                    em.flush();
                    lost.fire(new NameLost(username));
                });
    }

    private static String username(String store, String name) {
        return Usernames.normal(cut(name, LONGEST_NAME)) + "@" + store;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
