package carrick.alexa.standin;

import carrick.http.JsonAnswer;
import carrick.http.JsonBody;
import carrick.http.PageAnswer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** What nobody has at Amazon: to say what goes wrong, and to see what arrived. */
@Path("/")
@RequestScoped
public class StandInResource {

    /** In bytes. */
    private static final int LONGEST_FAULT = 8_192;

    @Inject
    Faults faults;

    @Inject
    Calls calls;

    @Context
    HttpServletRequest request;

    @GET
    public Response page() {
        return PageAnswer.of(request, 200, "/WEB-INF/alexa/stand-in.xhtml");
    }

    @POST
    @Path("faults")
    public Response set(@HeaderParam("Content-Type") String type, InputStream body) throws IOException {
        try {
            var fault = SetFault.of(JsonBody.parse(JsonBody.read(type, body, LONGEST_FAULT)));
            faults.add(fault);
            return JsonAnswer.of(201, fault.toJson()).build();
        } catch (IllegalArgumentException wrong) {
            var error = Json.createObjectBuilder()
                    .add("error", "invalid_request")
                    .add("error_description", wrong.getMessage())
                    .build();
            return JsonAnswer.of(400, error).build();
        }
    }

    @DELETE
    @Path("faults")
    public Response clear() {
        faults.clear();
        return Response.noContent().build();
    }

    /** The oldest first; empty parameters choose all. */
    @GET
    @Path("calls")
    public Response arrived(
            @QueryParam("at") @DefaultValue("") String at, @QueryParam("match") @DefaultValue("") String match) {
        var found = Json.createArrayBuilder();
        calls.all().stream()
                .filter(call -> at.isEmpty() || call.isAt(at))
                .filter(call -> match.isEmpty() || call.has(match))
                .map(Call::toJson)
                .forEach(found::add);
        return JsonAnswer.of(200, Json.createObjectBuilder().add("calls", found).build())
                .build();
    }

    @DELETE
    @Path("calls")
    public Response forget() {
        calls.forget();
        return Response.noContent().build();
    }
}
