package carrick.grant;

import carrick.account.Account;
import carrick.client.Client;
import carrick.oauth.Scope;
import carrick.platform.Clock;
import carrick.platform.Id;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The grants. An account has at most one that is active per client, and one more for each time it was revoked. */
@ApplicationScoped
public class Grants {

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    TokenFamilies families;

    @Inject
    Event<FamilyEnded> endings;

    /** The active grant of that account for that client, renewed or made. */
    @Transactional
    public Grant allow(Account account, Client client, Scope scope) {
        var active = findActive(account.id(), client.clientId());
        active.ifPresent(grant -> grant.renew(scope.toString()));
        return active.orElseGet(() -> {
            var grant = new Grant(
                    Id.next(clock.now()), em.find(Account.class, account.id()), client.clientId(), scope.toString());
            em.persist(grant);
            return grant;
        });
    }

    /** Ends every link between them. */
    @Transactional
    public void revoke(long account, String clientId) {
        em.createNamedQuery("Grant.active", Grant.class)
                .setParameter("account", account)
                .setParameter("client", clientId)
                .getResultStream()
                .forEach(this::revoke);
    }

    /**
     * Ends one link because somebody here wanted it, and with the last one what was allowed: a code that is on its way then makes none.
     *
     * @param by {@code customer} or {@code staff}
     * @return whether it was alive until now
     */
    @Transactional
    public boolean end(TokenFamily family, String by) {
        var ended = families.endBy(family.id(), by);
        if (ended && families.ofGrant(family.grant()).isEmpty()) {
            revoke(family.grant().account().id(), family.clientId());
        }
        return ended;
    }

    /** Ends every link of that client at once: a client that is made later under the same id has none of them. */
    @Transactional
    public void revokeAllOf(String clientId) {
        em.createNamedQuery("Grant.revokeAllOf")
                .setParameter("now", clock.now())
                .setParameter("client", clientId)
                .executeUpdate();
    }

    @Transactional
    public Optional<Grant> find(long id) {
        return Optional.ofNullable(em.find(Grant.class, id));
    }

    private void revoke(Grant grant) {
        grant.revoke(clock.now());
        em.createNamedQuery("TokenFamily.ofGrant", TokenFamily.class)
                .setParameter("grant", grant.id())
                .getResultStream()
                .forEach(family -> endings.fire(new FamilyEnded(family.id())));
    }

    @Transactional
    public Optional<Grant> findActive(long account, String clientId) {
        return em.createNamedQuery("Grant.active", Grant.class)
                .setParameter("account", account)
                .setParameter("client", clientId)
                .getResultStream()
                .findFirst();
    }
}
