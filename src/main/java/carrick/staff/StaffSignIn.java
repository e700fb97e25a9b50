package carrick.staff;

import carrick.account.Passwords;
import carrick.account.Throttle;
import carrick.account.Usernames;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/** Lets staff in: those whom Carrick knows itself, or those in the server's own user registry, as {@code carrick.console.sign-in} says. */
@ApplicationScoped
public class StaffSignIn {

    /** So that guessing at staff takes nothing from a customer of the same name, nor the reverse. */
    private static final String PREFIX = "staff ";

    @Inject
    Settings settings;

    @Inject
    StaffMembers members;

    @Inject
    Passwords passwords;

    @Inject
    ServerRegistry registry;

    @Inject
    Throttle throttle;

    /** How a try ended. */
    public sealed interface Outcome {

        record Welcome(String username, Role role) implements Outcome {}

        record Wrong() implements Outcome {}

        /** Known to the server's registry, but in none of the roles. */
        record WithoutRole() implements Outcome {}

        record TooMany(Duration pause) implements Outcome {}

        record Busy() implements Outcome {}
    }

    public Outcome signIn(String typed, String password, HttpServletRequest request) {
        var username = Usernames.normal(typed);
        var address = request.getRemoteAddr();
        var wait = throttle.pay(PREFIX + username, address);
        if (wait.isPresent()) {
            return new Outcome.TooMany(wait.get());
        }
        var outcome = isBuiltIn() ? ask(username, password) : registry.ask(typed.strip(), password, request);
        if (!(outcome instanceof Outcome.Wrong)) {
            throttle.payBack(PREFIX + username, address);
        }
        return outcome;
    }

    /** Whether Carrick keeps the staff itself, and their passwords. */
    public boolean isBuiltIn() {
        return settings.text(Setting.CONSOLE_SIGN_IN).equals("built-in");
    }

    private Outcome ask(String username, String password) {
        try {
            var member = members.find(username).filter(found -> !found.isDisabled());
            return matches(password, member)
                    ? new Outcome.Welcome(username, member.orElseThrow().role())
                    : new Outcome.Wrong();
        } catch (Passwords.Crowded crowded) {
            return new Outcome.Busy();
        }
    }

    private boolean matches(String password, Optional<StaffMember> member) {
        return password.length() <= Passwords.LONGEST
                && passwords.match(
                        password, member.map(StaffMember::passwordHash).orElse(null));
    }

    /** Whether that is the password of that member now: asked again before it is changed. */
    public boolean isPasswordOf(StaffMember member, String password) {
        return matches(password, Optional.of(member));
    }
}
