package carrick.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;

/**
 * The application server's own user registry: Liberty's {@code basicRegistry} or {@code ldapRegistry}, WildFly's security domain. It is
 * asked once, when somebody signs in; the session that follows is Carrick's own, so that every node knows it.
 */
@ApplicationScoped
class ServerRegistry {

    private static final System.Logger LOG = System.getLogger(ServerRegistry.class.getName());

    StaffSignIn.Outcome ask(String username, String password, HttpServletRequest request) {
        try {
            request.login(username, password);
        } catch (ServletException refused) {
            LOG.log(System.Logger.Level.DEBUG, "The server's user registry refused somebody.", refused);
            return new StaffSignIn.Outcome.Wrong();
        }
        try {
            return Stream.of(Role.ADMIN, Role.SUPPORT)
                    .filter(role -> request.isUserInRole(role.word()))
                    .findFirst()
                    .<StaffSignIn.Outcome>map(role -> new StaffSignIn.Outcome.Welcome(username, role))
                    .orElseGet(StaffSignIn.Outcome.WithoutRole::new);
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
