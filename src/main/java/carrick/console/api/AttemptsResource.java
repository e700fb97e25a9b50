package carrick.console.api;

import static carrick.console.ConsoleFault.ATTEMPT_UNKNOWN;

import carrick.console.AttemptQuery;
import carrick.console.AttemptText;
import carrick.diagnosis.Diagnosis;
import carrick.diagnosis.Findings;
import carrick.http.JsonAnswer;
import carrick.platform.Id;
import carrick.staff.Role;
import carrick.trace.LinkAttempt;
import carrick.trace.LinkAttempts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Link attempts: a list to find one by, and each with everything that is known of it. */
@Path("attempts")
@RequestScoped
public class AttemptsResource {

    @Inject
    ApiCaller caller;

    @Inject
    LinkAttempts attempts;

    @Inject
    Findings findings;

    @Inject
    Diagnosis diagnosis;

    @GET
    public Response list(@HeaderParam("Authorization") String authorization, @Context HttpServletRequest request) {
        caller.require(authorization, Role.SUPPORT);
        var query = AttemptQuery.of(request.getQueryString());
        var found = attempts.list(query.filter(), query.limit());
        var findingsOf = findings.ofAttempts(found.stream().map(LinkAttempt::id).toList());
        var all = Json.createArrayBuilder();
        found.forEach(
                attempt -> all.add(AttemptJson.summary(attempt, findingsOf.getOrDefault(attempt.id(), List.of()))));
        var answer = Json.createObjectBuilder().add("attempts", all);
        if (found.size() == query.limit()) {
            answer.add("next", Id.show(found.get(found.size() - 1).id()));
        }
        return JsonAnswer.of(200, answer.build()).build();
    }

    @GET
    @Path("{number}")
    public Response show(@HeaderParam("Authorization") String authorization, @PathParam("number") String number) {
        var attempt = find(authorization, number);
        var steps = attempts.stepsOf(attempt.id());
        return JsonAnswer.of(
                        200,
                        AttemptJson.detail(attempt, steps, diagnosis.of(attempt, steps))
                                .build())
                .build();
    }

    @GET
    @Path("{number}/text")
    public Response report(@HeaderParam("Authorization") String authorization, @PathParam("number") String number) {
        var attempt = find(authorization, number);
        var steps = attempts.stepsOf(attempt.id());
        return Response.ok(AttemptText.of(attempt, steps, diagnosis.of(attempt, steps)))
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .build();
    }

    private LinkAttempt find(String authorization, String number) {
        caller.require(authorization, Role.SUPPORT);
        return Id.read(number).flatMap(attempts::find).orElseThrow(ATTEMPT_UNKNOWN::rejection);
    }
}
