package carrick.console.api;

import carrick.http.FormParameters;
import carrick.http.JsonAnswer;
import carrick.http.JsonBody;
import carrick.setup.Change;
import carrick.setup.Configuration;
import carrick.setup.Mistake;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** All clients as one file, in the form of {@code carrick.clients}. */
@Path("configuration")
@RequestScoped
public class ConfigurationResource {

    private static final int LONGEST = 4_000_000;

    @Inject
    ApiCaller caller;

    @Inject
    Configuration configuration;

    @GET
    public Response export(@HeaderParam("Authorization") String authorization) {
        caller.require(authorization, Role.ADMIN);
        return Response.ok(configuration.export())
                .header("Content-Type", "application/json;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Applies it, all or nothing; with {@code ?dry_run=true} tells only what would change. */
    @POST
    public Response apply(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Content-Type") String type,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        caller.require(authorization, Role.ADMIN);
        var bytes = JsonBody.read(type, body, LONGEST);
        JsonBody.parse(bytes);
        var json = new String(bytes, StandardCharsets.UTF_8);
        var dry = FormParameters.ofQuery(request.getQueryString())
                .find("dry_run")
                .filter("true"::equals)
                .isPresent();
        var changes = changes(json, dry);
        var all = Json.createArrayBuilder();
        changes.forEach(change -> all.add(json(change)));
        return JsonAnswer.of(
                        200,
                        Json.createObjectBuilder()
                                .add("applied", !dry)
                                .add("changes", all)
                                .build())
                .build();
    }

    /** A mistake is shown with its line: here somebody has a file. */
    private List<Change> changes(String json, boolean dry) {
        try {
            return dry ? configuration.preview(json) : configuration.apply(json);
        } catch (Mistake mistake) {
            throw RefusedInput.declaration(mistake.getMessage()).rejection();
        }
    }

    private static JsonObject json(Change change) {
        return Json.createObjectBuilder()
                .add("client_id", change.getClientId())
                .add("kind", change.getKind())
                .add("differences", AttemptJson.array(change.getDifferences()))
                .build();
    }
}
