package carrick.authorization;

import carrick.account.Accounts;
import carrick.account.SignIn;
import carrick.account.oidc.OidcProvider;
import carrick.account.store.CustomerStores;
import carrick.account.store.StoreAway;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.trace.Trace;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;

/** Where the customer says who they are. */
@Named
@RequestScoped
public class LoginPage {

    /** What went wrong was not at this form. */
    private static final String ELSEWHERE = "upstream";

    @Inject
    Pending pending;

    @Inject
    Accounts accounts;

    @Inject
    Consent consent;

    @Inject
    CustomerStores stores;

    @Inject
    OidcProvider provider;

    @Inject
    Journeys journeys;

    @Inject
    Settings settings;

    @Inject
    HttpServletRequest request;

    @Inject
    Trace trace;

    private String username = "";
    private String password = "";
    private String error;
    private long wait;

    public void signIn() {
        if (username.isBlank() || password.isEmpty()) {
            error = "missing";
        } else {
            pending.act(() -> answer(accounts.signIn(username, password, address())));
        }
    }

    /** To the OpenID provider, which sends the customer back. */
    public void leave() {
        pending.act(() -> {
            try {
                var page = provider.signInUri(journeys.of(pending.handle()));
                trace.passed(UpstreamResource.SENT + page.getHost());
                pending.visit(page);
            } catch (StoreAway away) {
                error = ELSEWHERE;
                trace.failed(SignInFault.UPSTREAM_AWAY, away.getMessage());
            }
        });
    }

    public boolean isUpstream() {
        return stores.hasUpstream();
    }

    public boolean isPasswords() {
        return stores.hasPasswords();
    }

    public String getUpstreamLabel() {
        var faces = FacesContext.getCurrentInstance();
        var text = faces.getApplication().getResourceBundle(faces, "text").getString("login.upstream");
        return MessageFormat.format(text, provider.label());
    }

    /** The customer does not want to sign in: the client is told, and Alexa shows that nothing was linked. */
    public void cancel() {
        pending.act(() -> pending.leave(consent.deny(pending.interaction(), pending.client())));
    }

    /** Asked of Faces, for what CDI injects is the request before any filter: there the proxy would be the caller. */
    private static String address() {
        var request = FacesContext.getCurrentInstance().getExternalContext().getRequest();
        return ((HttpServletRequest) request).getRemoteAddr();
    }

    private void answer(SignIn result) {
        if (result instanceof SignIn.Welcome welcome) {
            pending.welcome(welcome.account());
        } else if (result instanceof SignIn.Halfway halfway) {
            trace.passed(FactorPage.ASKED);
            pending.askForMore(halfway.account());
        } else if (result instanceof SignIn.Unprepared) {
            error = "unprepared";
            trace.failed(SignInFault.SECOND_FACTOR_MISSING, null);
        } else if (result instanceof SignIn.Busy) {
            error = "busy";
        } else if (result instanceof SignIn.Away away) {
            error = "busy";
            trace.failed(SignInFault.CUSTOMER_STORE_AWAY, "store " + away.store() + ": " + away.why());
        } else if (result instanceof SignIn.TooMany tooMany) {
            error = "throttled";
            wait = tooMany.pause().toSeconds() + 1;
            trace.failed(SignInFault.SIGN_IN_THROTTLED, "next try after " + wait + " seconds");
        } else {
            error = "wrong";
            trace.failed(SignInFault.SIGN_IN_WRONG, null);
        }
    }

    /** What went wrong, as the last part of a text's key; {@code null} before anything did. */
    public String getError() {
        return error == null && ELSEWHERE.equals(request.getParameter("error")) ? ELSEWHERE : error;
    }

    /** Where customers see their links, and set up a second factor. */
    public String getOwnPage() {
        return settings.text(Setting.ISSUER) + "/account/links";
    }

    /** Seconds until the next try. */
    public long getWait() {
        return wait;
    }

    /**
     * The field that is to be filled in next has the focus; after an error both say that they belong to it. Only now, as the field is
     * drawn: expressions for such attributes are asked before the form is read, or leave an empty attribute where there should be none.
     */
    public void mark(ComponentSystemEvent drawing) {
        var field = drawing.getComponent();
        var attributes = field.getPassThroughAttributes();
        if (field.getId().equals(username.isEmpty() ? "username" : "password")) {
            attributes.put("autofocus", "autofocus");
        }
        if (error != null && !error.equals(ELSEWHERE)) {
            attributes.put("aria-invalid", "true");
            attributes.put("aria-describedby", "error");
        }
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
