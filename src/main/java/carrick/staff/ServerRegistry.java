package carrick.staff;

import carrick.account.server.ServerLogin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;

/** The application server's own user registry: Liberty's {@code basicRegistry} or {@code ldapRegistry}, WildFly's security domain. */
@ApplicationScoped
class ServerRegistry {

    @Inject
    ServerLogin login;

    StaffSignIn.Outcome ask(String username, String password, HttpServletRequest request) {
        return login.as(username, password, request, () -> outcome(username, request))
                .orElseGet(StaffSignIn.Outcome.Wrong::new);
    }

    private static StaffSignIn.Outcome outcome(String username, HttpServletRequest request) {
        return Stream.of(Role.ADMIN, Role.SUPPORT)
                .filter(role -> request.isUserInRole(role.word()))
                .findFirst()
                .<StaffSignIn.Outcome>map(role -> new StaffSignIn.Outcome.Welcome(username, role))
                .orElseGet(StaffSignIn.Outcome.WithoutRole::new);
    }
}
