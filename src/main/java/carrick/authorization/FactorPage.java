package carrick.authorization;

import carrick.account.Account;
import carrick.account.factor.FactorForm;
import carrick.account.factor.Verdict;
import carrick.http.SecurityHeaders;
import carrick.oauth.Secret;
import carrick.trace.Trace;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Where a customer whose password was right shows a second factor. */
@Named
@RequestScoped
public class FactorPage {

    /** What the step of the login page tells then. */
    public static final String ASKED = "password is right, a second factor is asked for";

    @Inject
    Pending pending;

    @Inject
    FactorForm form;

    @Inject
    Consent consent;

    @Inject
    Trace trace;

    /** Before a form is read: what it may bring depends on what the account has. */
    @PostConstruct
    void ask() {
        if (pending.isUsable()) {
            pending.halfway().ifPresent(account -> form.ask(account, occasion()));
        }
    }

    /** Sends whoever has shown no password back to the login page. Called before the page is drawn. */
    public void check(ComponentSystemEvent drawing) {
        if (pending.isUsable() && pending.halfway().isEmpty()) {
            pending.goTo("login");
        } else if (form.isPasskey()) {
            var context = FacesContext.getCurrentInstance().getExternalContext();
            SecurityHeaders.letPasskeysRun(
                    (HttpServletRequest) context.getRequest(),
                    (HttpServletResponse) context.getResponse(),
                    Secret.random().reveal());
        }
    }

    /** A passkey signs for this linking alone. */
    private String occasion() {
        return "linking " + pending.handle().text();
    }

    public void next() {
        pending.act(() -> pending.halfway().ifPresentOrElse(this::next, () -> pending.goTo("login")));
    }

    private void next(Account account) {
        var verdict = form.check();
        if (verdict instanceof Verdict.Right right) {
            trace.passed("second factor is right: " + right.by());
            pending.welcome(account);
        } else if (verdict instanceof Verdict.TooMany) {
            trace.failed(SignInFault.SECOND_FACTOR_THROTTLED, "next try after " + form.getWait() + " seconds");
        } else if (!form.isEmpty()) {
            trace.failed(SignInFault.SECOND_FACTOR_WRONG, form.tell());
        }
    }

    public FactorForm getForm() {
        return form;
    }

    /** The customer cannot, or will not: the client is told, and Alexa shows that nothing was linked. */
    public void cancel() {
        pending.act(() -> pending.leave(consent.deny(pending.interaction(), pending.client())));
    }
}
