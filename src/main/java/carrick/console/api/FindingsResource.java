package carrick.console.api;

import carrick.diagnosis.Findings;
import carrick.diagnosis.Trend;
import carrick.diagnosis.Trends;
import carrick.http.JsonAnswer;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;

/** What was found: per name over a week, and the trends across attempts. */
@Path("/")
@RequestScoped
public class FindingsResource {

    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final int MOST = 200;

    @Inject
    ApiCaller caller;

    @Inject
    Findings findings;

    @Inject
    Trends trends;

    @Inject
    Clock clock;

    /** The findings of the last seven days with the number of attempts, the most frequent first. */
    @GET
    @Path("findings")
    public Response findings(@HeaderParam("Authorization") String authorization) {
        caller.require(authorization, Role.SUPPORT);
        var all = Json.createArrayBuilder();
        findings.since(clock.now().minus(A_WEEK)).stream()
                .sorted(Comparator.comparing(Findings.Counted::attempts).reversed())
                .forEach(counted -> all.add(Json.createObjectBuilder()
                        .add("name", counted.name())
                        .add("severity", counted.severity().toLowerCase(Locale.ROOT))
                        .add("attempts", counted.attempts())
                        .add("first", counted.first().toString())
                        .add("last", counted.last().toString())));
        return JsonAnswer.of(
                        200, Json.createObjectBuilder().add("findings", all).build())
                .build();
    }

    /** Trends that last and trends that are over, the newest first. */
    @GET
    @Path("trends")
    public Response trends(@HeaderParam("Authorization") String authorization) {
        caller.require(authorization, Role.SUPPORT);
        var all = Json.createArrayBuilder();
        trends.latest(MOST).forEach(trend -> all.add(json(trend)));
        return JsonAnswer.of(200, Json.createObjectBuilder().add("trends", all).build())
                .build();
    }

    private static JsonObject json(Trend trend) {
        var json = Json.createObjectBuilder()
                .add("trend", Id.show(trend.id()))
                .add("name", trend.name())
                .add("severity", trend.severity().name().toLowerCase(Locale.ROOT))
                .add("subject", trend.subject())
                .add("explanation", trend.explanation())
                .add("evidence", AttemptJson.array(trend.evidence()))
                .add("cure", trend.cure())
                .add("since", trend.since().toString())
                .add("seen_at", trend.seenAt().toString());
        if (trend.clientId() != null) {
            json.add("client_id", trend.clientId());
        }
        if (trend.endedAt() != null) {
            json.add("ended_at", trend.endedAt().toString());
        }
        return json.build();
    }
}
