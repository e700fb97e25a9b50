package carrick.console.signin;

import carrick.http.Browsing;
import carrick.session.BrowserSessions;
import carrick.session.Realm;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The button at the head of every page of the console. */
@Named
@RequestScoped
public class SignOut {

    @Inject
    Browsing browsing;

    @Inject
    BrowserSessions sessions;

    public void signOut() {
        sessions.end(Realm.STAFF, browsing.request(), browsing.response());
        browsing.goTo("/console/sign-in");
    }
}
