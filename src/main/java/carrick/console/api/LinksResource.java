package carrick.console.api;

import static carrick.console.ConsoleFault.LINK_UNKNOWN;

import carrick.console.customers.LinkChanges;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.http.JsonAnswer;
import carrick.platform.Id;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** One link by its number, and the end of it. */
@Path("links")
@RequestScoped
public class LinksResource {

    @Inject
    ApiCaller caller;

    @Inject
    TokenFamilies families;

    @Inject
    LinkChanges changes;

    @GET
    @Path("{number}")
    public Response show(@HeaderParam("Authorization") String authorization, @PathParam("number") String number) {
        caller.require(authorization, Role.SUPPORT);
        return answer(find(number));
    }

    /** Ends it; one that has ended stays as it is. */
    @POST
    @Path("{number}/end")
    public Response end(@HeaderParam("Authorization") String authorization, @PathParam("number") String number) {
        caller.require(authorization, Role.SUPPORT);
        changes.end(find(number).id());
        return answer(find(number));
    }

    private TokenFamily find(String number) {
        return Id.read(number).flatMap(families::find).orElseThrow(LINK_UNKNOWN::rejection);
    }

    private static Response answer(TokenFamily family) {
        return JsonAnswer.of(
                        200,
                        LinkJson.of(family)
                                .add("username", family.grant().account().username())
                                .build())
                .build();
    }
}
