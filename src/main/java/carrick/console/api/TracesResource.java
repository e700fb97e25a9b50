package carrick.console.api;

import static carrick.console.ConsoleFault.ACCOUNT_MISSING;

import carrick.console.customers.LinkChanges;
import carrick.http.FormParameters;
import carrick.http.HttpFault;
import carrick.http.JsonAnswer;
import carrick.http.NamedFault;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** What is kept of a customer's linkings, to be erased when the customer asks for it. Links and events are not touched. */
@Path("traces")
@RequestScoped
public class TracesResource {

    @Inject
    ApiCaller caller;

    @Inject
    LinkChanges changes;

    /** Erases the attempts of one account, with their steps and findings. What happens to its links afterwards is traced as ever. */
    @DELETE
    public Response erase(@HeaderParam("Authorization") String authorization, @Context HttpServletRequest request) {
        caller.require(authorization, Role.ADMIN);
        var query = FormParameters.ofQuery(request.getQueryString());
        query.repeated().stream().findFirst().ifPresent(name -> {
            throw new NamedFault(HttpFault.PARAMETER_REPEATED, name).rejection();
        });
        var account = query.find("account").orElseThrow(ACCOUNT_MISSING::rejection);
        var erased = changes.eraseTraces(account);
        return JsonAnswer.of(
                        200, Json.createObjectBuilder().add("erased", erased).build())
                .build();
    }
}
