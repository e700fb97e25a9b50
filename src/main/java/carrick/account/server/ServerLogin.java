package carrick.account.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks the server's own user registry, and leaves nothing of it behind: the sessions that follow are Carrick's own, so that every node knows them. */
@ApplicationScoped
public class ServerLogin {

    private static final System.Logger LOG = System.getLogger(ServerLogin.class.getName());

    /**
     * @param answer asked while that person is signed in
     * @return empty where the registry refuses
     */
    public <T> Optional<T> as(String username, String password, HttpServletRequest request, Supplier<T> answer) {
        try {
            request.login(username, password);
        } catch (ServletException refused) {
            LOG.log(System.Logger.Level.DEBUG, "The server's user registry refused somebody.", refused);
            return Optional.empty();
        }
        try {
            return Optional.of(answer.get());
        } finally {
            leave(request);
        }
    }

    private static void leave(HttpServletRequest request) {
        try {
            request.logout();
        } catch (ServletException alreadyOut) {
            LOG.log(System.Logger.Level.DEBUG, "The server did not sign somebody out again.", alreadyOut);
        }
    }
}
