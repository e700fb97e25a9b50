package carrick.console.api;

import static carrick.console.ConsoleFault.ACCOUNT_UNKNOWN;
import static carrick.console.ConsoleFault.USERNAME_MISSING;

import carrick.account.Account;
import carrick.account.Accounts;
import carrick.account.factor.SecondFactors;
import carrick.console.customers.LinkChanges;
import carrick.grant.TokenFamilies;
import carrick.http.FormParameters;
import carrick.http.JsonAnswer;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** Customers: found by the beginning of their user names, with their links, and the end of these. */
@Path("accounts")
@RequestScoped
public class AccountsResource {

    private static final int MOST = 50;

    @Inject
    ApiCaller caller;

    @Inject
    Accounts accounts;

    @Inject
    SecondFactors factors;

    @Inject
    TokenFamilies families;

    @Inject
    LinkChanges changes;

    @GET
    public Response list(@HeaderParam("Authorization") String authorization, @Context HttpServletRequest request) {
        caller.require(authorization, Role.SUPPORT);
        var beginning = FormParameters.ofQuery(request.getQueryString())
                .find("username")
                .orElseThrow(USERNAME_MISSING::rejection);
        var all = Json.createArrayBuilder();
        accounts.beginning(beginning, MOST).forEach(account -> all.add(json(account)));
        return JsonAnswer.of(
                        200, Json.createObjectBuilder().add("accounts", all).build())
                .build();
    }

    @GET
    @Path("{username}")
    public Response show(@HeaderParam("Authorization") String authorization, @PathParam("username") String username) {
        caller.require(authorization, Role.SUPPORT);
        return answer(find(username));
    }

    /** Ends every link of the account, and signs it out of its own page. */
    @POST
    @Path("{username}/end")
    public Response end(@HeaderParam("Authorization") String authorization, @PathParam("username") String username) {
        caller.require(authorization, Role.SUPPORT);
        var ended = changes.endAll(find(username));
        return JsonAnswer.of(200, Json.createObjectBuilder().add("ended", ended).build())
                .build();
    }

    @POST
    @Path("{username}/disable")
    public Response disable(
            @HeaderParam("Authorization") String authorization, @PathParam("username") String username) {
        caller.require(authorization, Role.ADMIN);
        changes.disable(find(username));
        return answer(find(username));
    }

    /** Removes the second factors of somebody who has lost them. */
    @DELETE
    @Path("{username}/second-factors")
    public Response forgetFactors(
            @HeaderParam("Authorization") String authorization, @PathParam("username") String username) {
        caller.require(authorization, Role.ADMIN);
        changes.forgetFactors(find(username));
        return answer(find(username));
    }

    @POST
    @Path("{username}/enable")
    public Response enable(@HeaderParam("Authorization") String authorization, @PathParam("username") String username) {
        caller.require(authorization, Role.ADMIN);
        changes.enable(find(username));
        return answer(find(username));
    }

    private Account find(String username) {
        return accounts.find(carrick.account.Usernames.normal(username)).orElseThrow(ACCOUNT_UNKNOWN::rejection);
    }

    private Response answer(Account account) {
        var links = Json.createArrayBuilder();
        families.latestOfAccount(account.id(), MOST).forEach(family -> links.add(LinkJson.of(family)));
        return JsonAnswer.of(200, json(account).add("links", links).build()).build();
    }

    private JsonObjectBuilder json(Account account) {
        var kinds = Json.createArrayBuilder();
        factors.kinds(account).forEach(kind -> kinds.add(kind.name().toLowerCase(Locale.ROOT)));
        return Json.createObjectBuilder()
                .add("username", account.username())
                .add("display_name", account.displayName())
                .add("disabled", account.isDisabled())
                .add("second_factors", kinds);
    }
}
