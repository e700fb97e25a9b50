package carrick.authorization;

import static carrick.authorization.SignInFault.SIGN_IN_THROTTLED;
import static carrick.authorization.SignInFault.UPSTREAM_AWAY;
import static carrick.authorization.SignInFault.UPSTREAM_REFUSED;

import carrick.account.Account;
import carrick.account.Accounts;
import carrick.account.Throttle;
import carrick.account.oidc.OidcProvider;
import carrick.account.oidc.UpstreamRefusal;
import carrick.account.store.CustomerStores;
import carrick.account.store.StoreAway;
import carrick.http.FormParameters;
import carrick.http.HttpFault;
import carrick.oauth.Fault;
import carrick.platform.Clock;
import carrick.platform.Database;
import carrick.trace.Milestone;
import carrick.trace.Trace;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Where an OpenID provider sends browsers back to. They go on to consent, or to the login page, which says what is wrong. */
@Path("upstream")
@RequestScoped
public class UpstreamResource {

    /** Begins what the step of the login page tells of a browser that was sent to the provider. */
    public static final String SENT = "sent to the OpenID provider at ";

    @Inject
    Database database;

    @Inject
    CustomerStores stores;

    @Inject
    OidcProvider provider;

    @Inject
    Accounts accounts;

    @Inject
    Throttle throttle;

    @Inject
    Interactions interactions;

    @Inject
    BrowserBinding binding;

    @Inject
    Journeys journeys;

    @Inject
    Clock clock;

    @Inject
    Trace trace;

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    @GET
    public Response takeBack() {
        if (!stores.hasUpstream()) {
            throw HttpFault.NOT_FOUND.rejection();
        }
        database.requireReady();
        var query = FormParameters.ofQuery(request.getQueryString());
        trace.asks(query::tell);
        var handle = query.find("state")
                .flatMap(Handle::parse)
                .orElseThrow(() ->
                        HttpFault.REQUEST_REFUSED.rejection("the state that was sent to the provider", "another"));
        var interaction = interactions.find(handle).filter(found -> isOpen(handle, found));
        if (interaction.isEmpty()) {
            return toLogin(handle, ""); // which knows why the request cannot go on
        }
        trace.belongsTo(handle.id());
        return person(query, handle)
                .map(account -> toConsent(handle, interaction.get(), account))
                .orElseGet(() -> toLogin(handle, "&error=upstream"));
    }

    /** In this browser, and not decided yet. */
    private boolean isOpen(Handle handle, Interaction interaction) {
        return binding.isBound(handle, request)
                && interaction.decision().isEmpty()
                && !interaction.hasExpired(clock.now());
    }

    private Optional<Account> person(FormParameters query, Handle handle) {
        var code = query.find("code");
        if (code.isEmpty() || !query.repeated().isEmpty()) {
            return failed(
                    UPSTREAM_REFUSED, "came back with " + query.find("error").orElse("no code"));
        }
        var attempt = "upstream " + handle.id();
        if (throttle.pay(attempt, request.getRemoteAddr())
                .isPresent()) { // or anybody could have the provider asked without end
            return failed(SIGN_IN_THROTTLED, "too many codes that were refused");
        }
        try {
            var person = provider.redeem(code.get(), query.find("iss").orElse(null), journeys.of(handle));
            throttle.payBack(attempt, request.getRemoteAddr());
            var account = accounts.welcome(provider.name(), person);
            return account.isPresent() ? account : failed(UPSTREAM_REFUSED, "the account is disabled here");
        } catch (StoreAway away) {
            throttle.payBack(attempt, request.getRemoteAddr());
            return failed(UPSTREAM_AWAY, away.getMessage());
        } catch (UpstreamRefusal refused) {
            return failed(UPSTREAM_REFUSED, refused.getMessage());
        }
    }

    private Optional<Account> failed(Fault fault, String why) {
        trace.failed(fault, why);
        return Optional.empty();
    }

    private Response toConsent(Handle handle, Interaction interaction, Account account) {
        interactions.signIn(interaction, account);
        binding.bind(handle, account, response);
        trace.accountIs(account.username());
        trace.reached(Milestone.SIGNED_IN);
        return to("consent", handle, "");
    }

    private Response toLogin(Handle handle, String more) {
        return to("login", handle, more);
    }

    private Response to(String page, Handle handle, String more) {
        return Response.status(303)
                .header("Location", request.getContextPath() + "/account/" + page + "?attempt=" + handle.text() + more)
                .build();
    }
}
