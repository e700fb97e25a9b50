package carrick.staff;

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
import java.util.List;

/** What staff changed, in the order of time. An entry is written with the change or not at all. */
@ApplicationScoped
public class AuditEntries {

    /** In characters, of what was and of what became. */
    private static final int LONGEST = 20_000;

    private static final int LONGEST_SUBJECT = 300;

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Inject
    Actor actor;

    /**
     * Notes a change that is made in the transaction of the caller. Secrets have no place here.
     *
     * @param before {@code null} where there was nothing
     * @param after {@code null} where there is nothing now
     */
    @Transactional(TxType.MANDATORY)
    public void note(String action, String subject, String before, String after) {
        em.persist(new AuditEntry(Id.next(clock.now()), actor, action, cut(subject, LONGEST_SUBJECT))
                .changing(cut(before, LONGEST), cut(after, LONGEST)));
    }

    /** The same, in a transaction of its own: for what is done in many, of which this is the first. */
    @Transactional(TxType.REQUIRES_NEW)
    public void noteAlone(String action, String subject, String before, String after) {
        note(action, subject, before, after);
    }

    /** The newest entries below that number, at most that many. */
    @Transactional(TxType.SUPPORTS)
    public List<AuditEntry> below(long number, int most) {
        return em.createNamedQuery("AuditEntry.below", AuditEntry.class)
                .setParameter("below", number)
                .setMaxResults(most)
                .getResultList();
    }

    /** Deletes a little of what is older than {@code carrick.audit.retention}; answers whether there may be more. */
    @Transactional
    public boolean purgeSome() {
        return Purge.some(em, "AuditEntry", Id.atLeast(clock.now().minus(settings.duration(Setting.AUDIT_RETENTION))));
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
