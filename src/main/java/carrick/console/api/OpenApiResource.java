package carrick.console.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The description of these addresses (OpenAPI 3.0). It tells nothing that is secret, so it needs no token. */
@Path("openapi.json")
@RequestScoped
public class OpenApiResource {

    @GET
    public Response describe() {
        return Response.ok(getClass().getResourceAsStream("/META-INF/openapi.json"))
                .header("Content-Type", "application/json;charset=UTF-8")
                .build();
    }
}
