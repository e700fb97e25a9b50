package carrick.console.admin;

import carrick.http.Browsing;
import carrick.staff.Actor;
import carrick.staff.OneTimePassword;
import carrick.staff.Role;
import carrick.staff.StaffMember;
import carrick.staff.StaffMembers;
import carrick.staff.StaffRefusal;
import carrick.staff.StaffSignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The staff whom Carrick keeps itself. Each action is about the member whom the form names. */
@Named
@RequestScoped
public class StaffPage {

    @Inject
    Browsing browsing;

    @Inject
    Actor actor;

    @Inject
    StaffSignIn signIn;

    @Inject
    StaffMembers members;

    private String username = "";
    private String role = Role.SUPPORT.word();
    private String error;
    private String made;
    private String password;

    public void add() {
        actor.require(Role.ADMIN);
        act(() -> {
            var oneTime = OneTimePassword.create();
            members.add(username, Role.of(role).orElse(Role.SUPPORT), oneTime);
            made = username;
            password = oneTime.reveal();
            username = "";
        });
    }

    public void reset() {
        actor.require(Role.ADMIN);
        var oneTime = OneTimePassword.create();
        members.giveOneTimePassword(subject(), oneTime);
        made = subject();
        password = oneTime.reveal();
    }

    public void makeAdmin() {
        change(() -> members.changeRole(subject(), Role.ADMIN));
    }

    public void makeSupport() {
        change(() -> members.changeRole(subject(), Role.SUPPORT));
    }

    public void disable() {
        change(() -> members.disable(subject()));
    }

    public void enable() {
        change(() -> members.enable(subject()));
    }

    private void change(Runnable what) {
        actor.require(Role.ADMIN);
        act(() -> {
            what.run();
            browsing.goTo("/console/staff?done=staff");
        });
    }

    private void act(Runnable what) {
        try {
            what.run();
        } catch (StaffRefusal refusal) {
            error = refusal.why();
        }
    }

    private String subject() {
        return browsing.parameter("member").orElse("");
    }

    public boolean isBuiltIn() {
        return signIn.isBuiltIn();
    }

    public List<Row> getMembers() {
        return members.all().stream().map(Row::new).toList();
    }

    /** {@code taken}, {@code impossible} or {@code last}; {@code null} before anything was refused. */
    public String getError() {
        return error;
    }

    /** Whose one-time password this page shows; {@code null} where it shows none. */
    public String getMade() {
        return made;
    }

    /** Shown by the answer to the form that made it, and never again. */
    public String getPassword() {
        return password;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String typed) {
        username = typed == null ? "" : typed;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String chosen) {
        role = chosen;
    }

    /** A member, for a view. */
    public static final class Row {

        private final StaffMember member;

        private Row(StaffMember member) {
            this.member = member;
        }

        public String getUsername() {
            return member.username();
        }

        public String getRole() {
            return member.role().word();
        }

        public boolean isAdmin() {
            return member.role() == Role.ADMIN;
        }

        public boolean isDisabled() {
            return member.isDisabled();
        }

        public String getState() {
            return member.isDisabled()
                    ? "disabled"
                    : member.mustChangePassword() ? "has a one-time password" : "active";
        }
    }
}
