package carrick.authorization;

import carrick.account.Account;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Purge;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Optional;

/** The pending requests. Opening the same request twice makes two, and neither spends the other. */
@ApplicationScoped
public class Interactions {

    /** Counted from the request, which itself may take a day: rows outlive their use, so that a late click gets a page that knows the attempt. */
    private static final Duration KEPT = Duration.ofDays(3);

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Transactional
    Handle open(long id, AuthorizationRequest request) {
        var handle = Handle.create(id);
        em.persist(new Interaction(
                id, handle.hash(), request, clock.now().plus(settings.duration(Setting.INTERACTION_LIFETIME))));
        return handle;
    }

    @Transactional(TxType.SUPPORTS)
    Optional<Interaction> find(Handle handle) {
        return Optional.ofNullable(em.find(Interaction.class, handle.id()))
                .filter(interaction -> interaction.isHeldBy(handle));
    }

    /** Notes who signed in; no effect once the customer has decided. */
    @Transactional
    void signIn(Interaction interaction, Account account) {
        em.createNamedQuery("Interaction.signIn")
                .setParameter("id", interaction.id())
                .setParameter("account", account.id())
                .executeUpdate();
    }

    @Transactional
    void signOut(Interaction interaction) {
        em.createNamedQuery("Interaction.signOut")
                .setParameter("id", interaction.id())
                .executeUpdate();
    }

    /** Of two decisions one counts: the first. */
    @Transactional
    boolean decide(Interaction interaction, Decision decision) {
        return em.createNamedQuery("Interaction.decide")
                        .setParameter("id", interaction.id())
                        .setParameter("decision", decision)
                        .executeUpdate()
                == 1;
    }

    /** Deletes a little of what nobody asks for any more; answers whether there may be more. */
    @Transactional
    public boolean purgeSome() {
        return Purge.some(em, "Interaction", Id.atLeast(clock.now().minus(KEPT)));
    }
}
