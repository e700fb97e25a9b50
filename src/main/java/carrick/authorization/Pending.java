package carrick.authorization;

import carrick.account.Account;
import carrick.account.Accounts;
import carrick.client.Client;
import carrick.client.Clients;
import carrick.http.HttpFault;
import carrick.http.SecurityHeaders;
import carrick.platform.Clock;
import carrick.platform.Database;
import carrick.platform.Id;
import carrick.platform.Unavailable;
import carrick.trace.Milestone;
import carrick.trace.Trace;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Optional;

/** The pending request that a page is about, or the reason why there is none. */
@Named
@RequestScoped
public class Pending {

    @Inject
    HttpServletRequest request;

    @Inject
    Database database;

    @Inject
    Interactions interactions;

    @Inject
    BrowserBinding binding;

    @Inject
    Clients clients;

    @Inject
    Accounts accounts;

    @Inject
    Clock clock;

    @Inject
    Trace trace;

    private Handle handle;
    private Interaction interaction;
    private Client client;
    private Account account;
    private Account halfway;
    private String problem = "expired";

    @PostConstruct
    void load() {
        try {
            database.requireReady();
            Handle.parse(request.getParameter("attempt")).ifPresent(this::load);
        } catch (RuntimeException failure) {
            if (!Unavailable.causes(failure)) {
                throw failure;
            }
            trace.failed(HttpFault.UNAVAILABLE, failure.getClass().getSimpleName());
            problem = "unavailable";
        }
        if (problem != null) {
            tell(problem);
            fail(problem, problem.equals("unavailable") ? 503 : 400);
        }
    }

    /** Only of a request that there really is: anybody can make up an address. */
    private void tell(String what) {
        if (interaction != null && what.equals("cookie")) {
            trace.failed(SignInFault.COOKIE_MISSING, null);
        } else if (interaction != null && what.equals("expired")) {
            trace.failed(
                    SignInFault.PAGE_EXPIRED,
                    interaction
                            .decision()
                            .map(made -> "decided: " + made)
                            .orElse("open since " + Id.madeAt(handle.id())));
        }
    }

    /**
     * Called before a page is drawn: status and headers are set while they still can be.
     *
     * @param drawing of no use here; but listeners without it are found by an exception only, for each page anew
     */
    public void open(ComponentSystemEvent drawing) {
        // the request was loaded when this bean was made
    }

    private void load(Handle presented) {
        handle = presented;
        interaction = interactions.find(presented).orElse(null);
        if (interaction != null) {
            trace.belongsTo(presented.id()); // not before: anybody can make up a number
        }
        client = interaction == null
                ? null
                : clients.find(interaction.clientId()).orElse(null);
        if (client == null || !client.redirectsTo(interaction.redirectUri()) || interaction.hasExpired(clock.now())) {
            return; // before the cookie, which ends at the same moment
        }
        if (interaction.decision().isPresent() && request.getMethod().equals("GET")) {
            return; // finished; only the button that was pressed may be pressed again
        }
        if (!binding.isBound(presented, request)) {
            problem = "cookie";
        } else {
            problem = null;
            identify();
            SecurityHeaders.letFormsEndAt(URI.create(interaction.redirectUri()), response());
        }
    }

    private void identify() {
        account = interaction
                .accountId()
                .flatMap(accounts::look)
                .filter(known -> !known.isDisabled() && binding.isBound(handle, known, request))
                .orElse(null);
        halfway = binding.halfway(handle, request)
                .flatMap(accounts::look)
                .filter(known -> !known.isDisabled())
                .orElse(null);
    }

    /** Why the page cannot go on: {@code expired}, {@code cookie} or {@code unavailable}; {@code null} where it can. */
    public String getProblem() {
        return problem;
    }

    public String getHandle() {
        return handle == null ? "" : handle.text();
    }

    public String getAttempt() {
        return trace.attemptNumber();
    }

    public String getClientName() {
        return client == null ? "" : client.name();
    }

    /** Does what a button asks for; a page without a pending request, or without a database, says so instead. */
    void act(Runnable button) {
        if (!isUsable()) {
            return;
        }
        try {
            button.run();
        } catch (RuntimeException failure) {
            if (!Unavailable.causes(failure)) {
                throw failure;
            }
            trace.failed(HttpFault.UNAVAILABLE, failure.getClass().getSimpleName());
            fail("unavailable", 503);
        }
    }

    /** From now on it is this browser, and no other, in which that account is signed in; consent comes next. */
    void welcome(Account known) {
        interactions.signIn(interaction, known);
        binding.bind(handle, known, response());
        trace.accountIs(known.username());
        trace.reached(Milestone.SIGNED_IN);
        goTo("consent");
    }

    /** The password was right; the second factor comes next. */
    void askForMore(Account known) {
        binding.bindHalfway(handle, known, response());
        trace.accountIs(known.username());
        goTo("factor");
    }

    void goTo(String page) {
        redirect(request.getContextPath() + "/account/" + page + "?attempt=" + getHandle());
    }

    /** Leaves for the client; where that would do harm by now, the page says that it has expired. */
    void leave(Optional<String> location) {
        location.ifPresentOrElse(Pending::redirect, () -> fail("expired", 400));
    }

    /** Sends the browser to a page of somebody else's, which sends it back. */
    void visit(URI page) {
        redirect(page.toString());
    }

    private void fail(String why, int status) {
        problem = why;
        response().setStatus(status);
        if (status == 503) {
            response().setHeader(HttpHeaders.RETRY_AFTER, "2");
        }
    }

    Handle handle() {
        return handle;
    }

    boolean isUsable() {
        return problem == null;
    }

    Interaction interaction() {
        return interaction;
    }

    Client client() {
        return client;
    }

    Optional<Account> account() {
        return Optional.ofNullable(account);
    }

    /** Whose password was right in this browser, where a second factor is asked for. */
    Optional<Account> halfway() {
        return Optional.ofNullable(halfway);
    }

    /** After a form nothing but GET follows: 303, never 302 or 307 (RFC9700-4.12). */
    private static void redirect(String location) {
        var context = FacesContext.getCurrentInstance();
        context.getExternalContext().setResponseStatus(303);
        context.getExternalContext().setResponseHeader("Location", location);
        context.responseComplete();
    }

    private static HttpServletResponse response() {
        return (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
    }
}
