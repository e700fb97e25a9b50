package carrick.authorization;

import carrick.account.Account;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Purge;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.platform.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;

/** The pending requests. Opening the same request twice makes two, and neither spends the other. */
@ApplicationScoped
public class Interactions {

    /** Counted from the request, which itself may take a day: rows outlive their use, so that a late click gets a page that knows the attempt. */
    private static final Duration KEPT = Duration.ofDays(3);

    private static final String OPEN =
            "insert into interaction (" + Interaction.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FIND = "select " + Interaction.COLUMNS + " from interaction where id = ?";
    private static final String SIGN_IN = "update interaction set account_id = ? where id = ? and decision is null";
    private static final String SIGN_OUT = "update interaction set account_id = null where id = ? and decision is null";

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Statements statements;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    /** Not in a transaction, as are the next three. */
    Handle open(long id, AuthorizationRequest request) {
        var handle = Handle.create(id);
        var interaction = new Interaction(
                id, handle.hash(), request, clock.now().plus(settings.duration(Setting.INTERACTION_LIFETIME)));
        statements.update(OPEN, interaction.values());
        return handle;
    }

    Optional<Interaction> find(Handle handle) {
        return statements
                .find(FIND, Interaction::read, handle.id())
                .filter(interaction -> interaction.isHeldBy(handle));
    }

    /** Notes who signed in; no effect once the customer has decided. */
    void signIn(Interaction interaction, Account account) {
        statements.update(SIGN_IN, account.id(), interaction.id());
    }

    void signOut(Interaction interaction) {
        statements.update(SIGN_OUT, interaction.id());
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
