package carrick.console.api;

import static carrick.console.ConsoleFault.PREFLIGHTS_BUSY;
import static carrick.console.ConsoleFault.PREFLIGHT_UNKNOWN;
import static carrick.console.ConsoleFault.REDIRECT_UNEXPECTED;

import carrick.console.preflights.PreflightStart;
import carrick.http.JsonAnswer;
import carrick.http.JsonBody;
import carrick.platform.Id;
import carrick.preflight.PreflightRun;
import carrick.preflight.Preflights;
import carrick.preflight.Report;
import carrick.preflight.Reports;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/** Plays Alexa against a server. For administrators: it calls hosts that whoever asks names. */
@Path("preflights")
@RequestScoped
public class PreflightsResource {

    private static final int LONGEST = 65_536;
    private static final int SHOWN = 50;

    @Inject
    ApiCaller caller;

    @Inject
    PreflightStart start;

    @Inject
    Preflights preflights;

    @Inject
    Reports reports;

    @GET
    public Response list(@HeaderParam("Authorization") String authorization) {
        caller.require(authorization, Role.ADMIN);
        var all = Json.createArrayBuilder();
        reports.newest(SHOWN).forEach(report -> all.add(report.summary()));
        return JsonAnswer.of(
                        200, Json.createObjectBuilder().add("preflights", all).build())
                .build();
    }

    /** Begins a run; the answer has its number, and the run goes on. */
    @POST
    public Response begin(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Content-Type") String type,
            InputStream body)
            throws IOException {
        caller.require(authorization, Role.ADMIN);
        var entered = JsonBody.parse(JsonBody.read(type, body, LONGEST));
        return begun(() -> start.begin(entered));
    }

    @GET
    @Path("{number}")
    public Response show(@HeaderParam("Authorization") String authorization, @PathParam("number") String number) {
        caller.require(authorization, Role.ADMIN);
        return JsonAnswer.of(200, find(number).toJson()).build();
    }

    @GET
    @Path("{number}/text")
    public Response text(@HeaderParam("Authorization") String authorization, @PathParam("number") String number) {
        caller.require(authorization, Role.ADMIN);
        return Response.ok(find(number).toText())
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("{number}/cancel")
    public Response cancel(@HeaderParam("Authorization") String authorization, @PathParam("number") String number) {
        caller.require(authorization, Role.ADMIN);
        preflights.cancel(find(number).run().id());
        return JsonAnswer.of(200, find(number).summary()).build();
    }

    /** The same once more, compared with this one. */
    @POST
    @Path("{number}/again")
    public Response again(@HeaderParam("Authorization") String authorization, @PathParam("number") String number) {
        caller.require(authorization, Role.ADMIN);
        var earlier = find(number).run();
        return begun(() -> start.again(earlier));
    }

    /** Where the browser was sent after signing in by hand: {@code redirect_url}. */
    @POST
    @Path("{number}/redirect")
    public Response hand(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Content-Type") String type,
            @PathParam("number") String number,
            InputStream body)
            throws IOException {
        caller.require(authorization, Role.ADMIN);
        var report = find(number);
        if (!start.hand(JsonBody.parse(JsonBody.read(type, body, LONGEST)).getString("redirect_url", ""))) {
            throw REDIRECT_UNEXPECTED.rejection();
        }
        return JsonAnswer.of(200, report.summary()).build();
    }

    private Response begun(Supplier<Optional<PreflightRun>> how) {
        try {
            var run = how.get().orElseThrow(PREFLIGHTS_BUSY::rejection);
            return JsonAnswer.of(202, reports.of(run).summary()).build();
        } catch (IllegalArgumentException wrong) {
            throw RefusedInput.target(wrong.getMessage()).rejection();
        }
    }

    private Report find(String number) {
        return Id.read(number).flatMap(reports::find).orElseThrow(PREFLIGHT_UNKNOWN::rejection);
    }
}
