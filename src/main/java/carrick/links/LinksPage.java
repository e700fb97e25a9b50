package carrick.links;

import carrick.account.Account;
import carrick.account.Accounts;
import carrick.account.SignIn;
import carrick.account.factor.FactorForm;
import carrick.account.factor.Verdict;
import carrick.client.Client;
import carrick.client.Clients;
import carrick.grant.Grants;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.http.Browsing;
import carrick.http.SecurityHeaders;
import carrick.oauth.Secret;
import carrick.platform.Id;
import carrick.session.BrowserSessions;
import carrick.session.Realm;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What is linked with the customer's account, and the button that ends it. */
@Named
@RequestScoped
public class LinksPage {

    @Inject
    Browsing browsing;

    @Inject
    Customer customer;

    @Inject
    Accounts accounts;

    @Inject
    BrowserSessions sessions;

    @Inject
    TokenFamilies families;

    @Inject
    Grants grants;

    @Inject
    Clients clients;

    @Inject
    FactorForm form;

    private String username = "";
    private String password = "";
    private String error;
    private long wait;
    private List<Link> links;

    public void signIn() {
        if (username.isBlank() || password.isEmpty()) {
            error = "missing";
        } else {
            answer(accounts.signIn(username, password, browsing.request().getRemoteAddr()));
        }
    }

    private void answer(SignIn result) {
        if (result instanceof SignIn.Welcome welcome) {
            begin(Realm.CUSTOMER, welcome.account());
        } else if (result instanceof SignIn.Unprepared unprepared) {
            begin(Realm.CUSTOMER, unprepared.account()); // where the gate lets nobody do anything else first
        } else if (result instanceof SignIn.Halfway halfway) {
            begin(Realm.HALFWAY, halfway.account());
        } else if (result instanceof SignIn.TooMany tooMany) {
            error = "throttled";
            wait = tooMany.pause().toSeconds() + 1;
        } else {
            error = result instanceof SignIn.Wrong ? "wrong" : "busy";
        }
    }

    private void begin(Realm realm, Account account) {
        sessions.begin(realm, account.username(), null, browsing.request(), browsing.response());
        browsing.goTo("/account/links");
    }

    /** Before a form is read: what it may bring depends on what the account has. */
    @PostConstruct
    void ask() {
        customer.halfwayAccount().ifPresent(account -> form.ask(account, customer.occasion()));
    }

    public FactorForm getForm() {
        return form;
    }

    /** Before the page is drawn, while headers can be set. */
    public void open(ComponentSystemEvent drawing) {
        browsing.speak(customer.account().map(Account::locale).orElse(null));
        if (customer.isHalfway() && form.isPasskey()) {
            SecurityHeaders.letPasskeysRun(
                    browsing.request(), browsing.response(), Secret.random().reveal());
        }
    }

    /** The second factor. */
    public void next() {
        customer.halfwayAccount().ifPresentOrElse(this::next, () -> browsing.goTo("/account/links"));
    }

    private void next(Account account) {
        if (form.check() instanceof Verdict.Right) {
            sessions.end(Realm.HALFWAY, browsing.request(), browsing.response());
            begin(Realm.CUSTOMER, account);
        }
    }

    public void signOut() {
        sessions.end(Realm.CUSTOMER, browsing.request(), browsing.response());
        sessions.end(Realm.HALFWAY, browsing.request(), browsing.response());
        browsing.goTo("/account/links");
    }

    /** Ends the link that the form names, if it is one of this customer's. */
    public void unlink() {
        customer.account().ifPresent(account -> browsing.parameter("link")
                .flatMap(Id::read)
                .flatMap(families::find)
                .filter(family -> family.grant().account().id() == account.id())
                .ifPresent(family -> grants.end(family, "customer")));
        browsing.goTo("/account/links?done=unlinked");
    }

    /** Those that have not ended. */
    public List<Link> getLinks() {
        if (links == null) {
            links = customer.account().map(account -> families.ofAccount(account.id())).orElse(List.of()).stream()
                    .map(family -> new Link(family, name(family)))
                    .toList();
        }
        return links;
    }

    private String name(TokenFamily family) {
        return clients.find(family.clientId()).map(Client::name).orElse(family.clientId());
    }

    /** What was just done, as the last part of a text's key; empty where nothing was. */
    public String getDone() {
        return browsing.parameter("done")
                .filter(List.of("unlinked", "password")::contains)
                .orElse("");
    }

    /** As the last part of a text's key; {@code null} before anything went wrong. */
    public String getError() {
        return error;
    }

    /** Seconds until the next try. */
    public long getWait() {
        return wait;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String typed) {
        username = typed == null ? "" : typed;
    }

    /** Never sent back to the browser. */
    public String getPassword() {
        return "";
    }

    public void setPassword(String typed) {
        password = typed == null ? "" : typed;
    }
}
