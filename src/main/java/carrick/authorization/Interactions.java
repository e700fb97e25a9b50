package carrick.authorization;

import carrick.account.Account;
import carrick.platform.Clock;
import carrick.platform.Id;
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

    /** Rows outlive their use by a day, so that a late click gets a page that knows the attempt. */
    private static final Duration KEPT = Duration.ofDays(1);

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
        setAccount(interaction, account.id());
    }

    @Transactional
    void signOut(Interaction interaction) {
        setAccount(interaction, null);
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

    @Transactional
    public void purge() {
        em.createNamedQuery("Interaction.deleteBelow")
                .setParameter("id", Id.atLeast(clock.now().minus(KEPT)))
                .executeUpdate();
    }

    private void setAccount(Interaction interaction, Long account) {
        em.createNamedQuery("Interaction.signIn")
                .setParameter("id", interaction.id())
                .setParameter("account", account)
                .executeUpdate();
    }
}
