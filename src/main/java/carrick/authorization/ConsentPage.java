package carrick.authorization;

import carrick.account.Account;
import carrick.http.Browsing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** Where the customer reads what is shared with whom, and decides. */
@Named
@RequestScoped
public class ConsentPage {

    @Inject
    Pending pending;

    @Inject
    Browsing browsing;

    @Inject
    Interactions interactions;

    @Inject
    Consent consent;

    private String as;

    /** Sends whoever has not signed in back to the login page; speaks the language of whoever has. Called before the page is drawn. */
    public void check(ComponentSystemEvent drawing) {
        browsing.speak(pending.account().map(Account::locale).orElse(null));
        if (pending.isUsable() && pending.account().isEmpty()) {
            pending.goTo("login");
        }
    }

    public void allow() {
        pending.act(() -> pending.account()
                .filter(account -> String.valueOf(account.id()).equals(as))
                .ifPresentOrElse(
                        shown -> pending.leave(consent.allow(pending.interaction(), shown, pending.client())),
                        () -> pending.goTo("consent"))); // somebody else signed in meanwhile, in another tab: show who
    }

    public void deny() {
        pending.act(() -> pending.leave(consent.deny(pending.interaction(), pending.client())));
    }

    /** <i>Not you?</i> */
    public void signOut() {
        pending.act(() -> {
            interactions.signOut(pending.interaction());
            pending.goTo("login");
        });
    }

    public String getDisplayName() {
        return pending.account().map(Account::displayName).orElse("");
    }

    public String getUsername() {
        return pending.account().map(Account::username).orElse("");
    }

    /** What is shared: the client's own words, or ours for a token we know, or the token itself. */
    public List<String> getShared() {
        return pending.isUsable()
                ? pending.interaction().scope().tokens().stream()
                        .map(this::describe)
                        .toList()
                : List.of();
    }

    private String describe(String token) {
        var context = FacesContext.getCurrentInstance();
        var texts = context.getApplication().getResourceBundle(context, "text");
        return pending.client()
                .describe(token)
                .or(() ->
                        Optional.of("scope." + token).filter(texts::containsKey).map(texts::getString))
                .orElse(token);
    }

    /** The account that the page shows: only that one can be linked by its button. */
    public String getAs() {
        return pending.account().map(account -> String.valueOf(account.id())).orElse("");
    }

    public void setAs(String as) {
        this.as = as;
    }
}
