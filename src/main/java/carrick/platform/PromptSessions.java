package carrick.platform;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Lets a query fail when the connection is lost. By default EclipseLink repeats what reads outside of a transaction three times, five
 * seconds apart; Alexa has gone by then, and whoever gets a quick 503 comes again.
 */
public final class PromptSessions implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        session.getLogin().setQueryRetryAttemptCount(0);
    }
}
