package carrick.console.signin;

import carrick.account.Passwords;
import carrick.http.Browsing;
import carrick.oauth.Secret;
import carrick.session.BrowserSessions;
import carrick.session.Realm;
import carrick.staff.Actor;
import carrick.staff.StaffMember;
import carrick.staff.StaffMembers;
import carrick.staff.StaffSignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** Where staff whom Carrick keeps itself choose another password. */
@Named("consolePasswordPage")
@RequestScoped
public class PasswordPage {

    private static final int SHORTEST = 12;

    @Inject
    Browsing browsing;

    @Inject
    Actor actor;

    @Inject
    StaffSignIn staff;

    @Inject
    StaffMembers members;

    @Inject
    BrowserSessions sessions;

    private String current = "";
    private String chosen = "";
    private String again = "";
    private String error;

    public void change() {
        error = complaint();
        if (error == null) {
            var member = self().orElseThrow();
            members.changePassword(member, new Secret(chosen));
            sessions.begin(
                    Realm.STAFF, member.username(), member.role().name(), browsing.request(), browsing.response());
            browsing.goTo("/console/overview?done=password");
        }
    }

    private String complaint() {
        if (chosen.length() < SHORTEST || chosen.length() > Passwords.LONGEST) {
            return "length";
        }
        if (!chosen.equals(again)) {
            return "differ";
        }
        if (chosen.equals(current)) {
            return "same";
        }
        return self().filter(member -> staff.isPasswordOf(member, current)).isPresent() ? null : "wrong";
    }

    private Optional<StaffMember> self() {
        return staff.isBuiltIn() ? members.find(actor.getName()) : Optional.empty();
    }

    /** Whether the one from now is good for nothing else. */
    public boolean isForced() {
        return self().filter(StaffMember::mustChangePassword).isPresent();
    }

    /** Whether it is Carrick that keeps the password. */
    public boolean isBuiltIn() {
        return staff.isBuiltIn();
    }

    /** {@code length}, {@code differ}, {@code same} or {@code wrong}; {@code null} before anything went wrong. */
    public String getError() {
        return error;
    }

    /** Never sent back to the browser, as the others. */
    public String getCurrent() {
        return "";
    }

    public void setCurrent(String typed) {
        current = typed == null ? "" : typed;
    }

    public String getChosen() {
        return "";
    }

    public void setChosen(String typed) {
        chosen = typed == null ? "" : typed;
    }

    public String getAgain() {
        return "";
    }

    public void setAgain(String typed) {
        again = typed == null ? "" : typed;
    }
}
