package carrick.platform;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;

/** Something Carrick needs is away for a while: the answer is 503 and the same request will do later. */
public class Unavailable extends RuntimeException {

    public Unavailable(String why) {
        super(why);
    }

    /** Whether that failure comes from the database or the transaction around it, at any depth. */
    public static boolean causes(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (cause instanceof Unavailable
                    || cause instanceof PersistenceException
                    || cause instanceof SQLException
                    || cause.getClass().getPackageName().equals("jakarta.transaction")) {
                return true;
            }
        }
        return false;
    }
}
