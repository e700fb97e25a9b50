package carrick.console.api;

import carrick.console.overview.Day;
import carrick.console.overview.Days;
import carrick.console.overview.Pieces;
import carrick.http.JsonAnswer;
import carrick.staff.Role;
import carrick.trace.Milestone;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.stream.Stream;

/** How linking goes: the attempts of each day by how far they came, and what it all runs on. */
@Path("overview")
@RequestScoped
public class OverviewResource {

    @Inject
    ApiCaller caller;

    @Inject
    Days days;

    @Inject
    Pieces pieces;

    @GET
    public Response show(@HeaderParam("Authorization") String authorization) {
        caller.require(authorization, Role.SUPPORT);
        var counted = Json.createArrayBuilder();
        days.latest().forEach(day -> counted.add(json(day)));
        var state = Json.createArrayBuilder();
        pieces.all()
                .forEach(piece -> state.add(Json.createObjectBuilder()
                        .add("name", piece.getName())
                        .add("state", piece.getState())
                        .add("words", piece.getWords())));
        return JsonAnswer.of(
                        200,
                        Json.createObjectBuilder()
                                .add("days", counted)
                                .add("pieces", state)
                                .build())
                .build();
    }

    private static JsonObjectBuilder json(Day day) {
        var reached = Json.createObjectBuilder();
        Stream.of(
                        Milestone.REQUEST_ACCEPTED,
                        Milestone.SIGNED_IN,
                        Milestone.CODE_ISSUED,
                        Milestone.TOKENS_ISSUED,
                        Milestone.FIRST_REFRESH)
                .forEach(milestone -> reached.add(milestone.name().toLowerCase(Locale.ROOT), day.reached(milestone)));
        return Json.createObjectBuilder()
                .add("date", day.date().toString())
                .add("attempts", day.attempts())
                .add("failed", day.failed())
                .add("reached", reached);
    }
}
