package carrick.platform;

import jakarta.persistence.EntityManager;
import java.time.Duration;

/**
 * Deletes old rows by ranges of their ids, a little at a time: no statement runs long, and none holds a lock that others wait for. The
 * entity has the named queries {@code Entity.oldest} and {@code Entity.deleteBelow}.
 */
public final class Purge {

    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private Purge() {}

    /** Deletes a minute of what was made before id {@code below}; answers whether there may be more. */
    public static boolean some(EntityManager em, String entity, long below) {
        var oldest = em.createNamedQuery(entity + ".oldest", Long.class).getSingleResult();
        if (oldest == null || oldest >= below) {
            return false;
        }
        var until = Math.min(below, Id.atLeast(Id.madeAt(oldest).plus(AT_ONCE)));
        em.createNamedQuery(entity + ".deleteBelow")
                .setParameter("from", oldest)
                .setParameter("below", until)
                .executeUpdate();
        return until < below;
    }
}
