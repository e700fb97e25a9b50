package carrick.console.api;

import carrick.console.admin.AuditJson;
import carrick.http.FormParameters;
import carrick.http.JsonAnswer;
import carrick.platform.Id;
import carrick.staff.AuditEntries;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** What staff changed, the newest first, page by page. */
@Path("audit")
@RequestScoped
public class AuditResource {

    private static final int MOST = 200;

    @Inject
    ApiCaller caller;

    @Inject
    AuditEntries audit;

    @GET
    public Response list(@HeaderParam("Authorization") String authorization, @Context HttpServletRequest request) {
        caller.require(authorization, Role.SUPPORT);
        var below = FormParameters.ofQuery(request.getQueryString())
                .find("before")
                .flatMap(Id::read)
                .orElse(Long.MAX_VALUE);
        var entries = audit.below(below, MOST);
        var answer = Json.createObjectBuilder().add("entries", AuditJson.of(entries));
        if (entries.size() == MOST) {
            answer.add("next", Id.show(entries.get(MOST - 1).id()));
        }
        return JsonAnswer.of(200, answer.build()).build();
    }
}
