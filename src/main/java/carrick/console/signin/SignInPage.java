package carrick.console.signin;

import carrick.http.Browsing;
import carrick.session.BrowserSessions;
import carrick.session.Realm;
import carrick.staff.StaffSignIn;
import carrick.staff.StaffSignIn.Outcome;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Where staff say who they are. */
@Named("consoleSignInPage")
@RequestScoped
public class SignInPage {

    @Inject
    Browsing browsing;

    @Inject
    StaffSignIn staff;

    @Inject
    BrowserSessions sessions;

    private String username = "";
    private String password = "";
    private String error;
    private long wait;

    public void signIn() {
        if (username.isBlank() || password.isEmpty()) {
            error = "missing";
        } else {
            answer(staff.signIn(username, password, browsing.request()));
        }
    }

    private void answer(Outcome outcome) {
        if (outcome instanceof Outcome.Welcome welcome) {
            sessions.begin(
                    Realm.STAFF, welcome.username(), welcome.role().name(), browsing.request(), browsing.response());
            browsing.goTo(getTo());
        } else if (outcome instanceof Outcome.TooMany tooMany) {
            error = "throttled";
            wait = tooMany.pause().toSeconds() + 1;
        } else if (outcome instanceof Outcome.Busy) {
            error = "busy";
        } else {
            error = outcome instanceof Outcome.WithoutRole ? "role" : "wrong";
        }
    }

    /** What was asked for before; only ever a page of the console. */
    public String getTo() {
        return browsing.parameter("to")
                .filter(path -> path.matches("/console/[a-z-]+(?:\\?[A-Za-z0-9_.~%&=+:-]*)?"))
                .orElse("/console/overview");
    }

    /** {@code null} before anything went wrong. */
    public String getError() {
        return error;
    }

    /** Seconds until the next try. */
    public long getWait() {
        return wait;
    }

    /** Whether Carrick keeps the passwords of staff itself. */
    public boolean isBuiltIn() {
        return staff.isBuiltIn();
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username == null ? "" : username;
    }

    /** Never sent back to the browser. */
    public String getPassword() {
        return "";
    }

    public void setPassword(String password) {
        this.password = password == null ? "" : password;
    }
}
