package carrick.grant;

import carrick.platform.Clock;
import carrick.platform.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/**
 * The families. Every change is one conditional update by primary key: of two that race one wins, and no lock is held. What a token
 * asks for, and the two changes that it may lead to, pass entity manager and transactions by.
 */
@ApplicationScoped
public class TokenFamilies {

    private static final String FIND =
            "select " + TokenFamily.COLUMNS + " from token_family f" + Grant.JOIN + " where f.id = ?";

    private static final String ADD = "insert into token_family"
            + " (id, grant_id, client_id, scope, salt, generation, confirmed, renewed_at) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String ADVANCE = "update token_family set generation = ?, confirmed = ?, renewed_at = ?"
            + " where id = ? and generation = ? and ended_at is null";

    private static final String CONFIRM = "update token_family set confirmed = ? where id = ? and confirmed < ?";

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Statements statements;

    @Inject
    Clock clock;

    @Inject
    Event<FamilyEnded> endings;

    /** @param with which other changes */
    public boolean add(TokenFamily family, Statements.Changes with) {
        return with.make(
                        ADD,
                        family.id(),
                        family.grant().id(),
                        family.clientId(),
                        family.scope(),
                        family.salt(),
                        family.generation(),
                        family.confirmed(),
                        family.renewedAt())
                == 1;
    }

    /** The family as it is now, whatever this transaction has seen of it before. */
    @Transactional(TxType.SUPPORTS)
    public Optional<TokenFamily> find(long id) {
        return em.createNamedQuery("TokenFamily.find", TokenFamily.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The same for whoever has a token in hand and no transaction. */
    public Optional<TokenFamily> look(long id) {
        return statements.find(FIND, TokenFamily::read, id);
    }

    /** The families of that grant that have not ended. */
    @Transactional(TxType.SUPPORTS)
    public List<TokenFamily> ofGrant(Grant grant) {
        return em.createNamedQuery("TokenFamily.ofGrant", TokenFamily.class)
                .setParameter("grant", grant.id())
                .getResultList();
    }

    /** The families under all grants of that account, of those that have not ended. */
    @Transactional(TxType.SUPPORTS)
    public List<TokenFamily> ofAccount(long account) {
        return em.createNamedQuery("TokenFamily.ofAccount", TokenFamily.class)
                .setParameter("account", account)
                .getResultList();
    }

    /**
     * Moves the family to another generation, unless somebody else moved or ended it first. Not in a transaction.
     *
     * @param used the generation that this proves to be in use
     */
    public boolean advance(TokenFamily family, int to, int used) {
        return statements.update(ADVANCE, to, used, clock.now(), family.id(), family.generation()) == 1;
    }

    /** Notes that a generation is in use: one write per generation, however often it is used. Not in a transaction. */
    public void confirm(TokenFamily family, int used) {
        if (family.confirmed() < used) {
            statements.update(CONFIRM, used, family.id(), used);
        }
    }

    /** The newest families of that account, those that have ended among them. */
    @Transactional(TxType.SUPPORTS)
    public List<TokenFamily> latestOfAccount(long account, int most) {
        return em.createNamedQuery("TokenFamily.latestOfAccount", TokenFamily.class)
                .setParameter("account", account)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * Ends the family because somebody here wanted it.
     *
     * @param by {@code customer} or {@code staff}
     * @return whether it was alive until now
     */
    @Transactional
    public boolean endBy(long id, String by) {
        var ended = em.createNamedQuery("TokenFamily.endBy")
                .setParameter("id", id)
                .setParameter("now", clock.now())
                .setParameter("why", Ending.CUSTOMER_LEFT) // the nearest word that nodes of schema 4 know
                .setParameter("by", by)
                .executeUpdate();
        if (ended == 1) {
            endings.fire(new FamilyEnded(id));
        }
        return ended == 1;
    }

    /** Ends the family for good; a family that has ended keeps its first reason. */
    @Transactional
    public void end(long id, Ending why) {
        var ended = em.createNamedQuery("TokenFamily.end")
                .setParameter("id", id)
                .setParameter("now", clock.now())
                .setParameter("why", why)
                .executeUpdate();
        if (ended == 1) {
            endings.fire(new FamilyEnded(id));
        }
    }
}
