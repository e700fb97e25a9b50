package carrick.alexa.forwarder;

import static carrick.alexa.forwarder.ForwarderFault.SKILL_ID_MALFORMED;

import carrick.client.ClientAuthentication;
import carrick.http.FormParameters;
import carrick.platform.Database;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The forwarder, ready to deploy, for the skill whose own credentials ask for it: the code holds the key that signs for it. */
@Path("forwarder")
@RequestScoped
public class ForwarderResource {

    @Inject
    Database database;

    @Inject
    ClientAuthentication clientAuthentication;

    @Inject
    ForwarderCode code;

    @GET
    @Path("index.mjs")
    public Response module(@HeaderParam("Authorization") String authorization) {
        return file("index.mjs", "text/javascript;charset=UTF-8", code.module(authenticate(authorization)));
    }

    @GET
    @Path("template.yaml")
    public Response template(
            @HeaderParam("Authorization") String authorization, @QueryParam("skill_id") String skillId) {
        var clientId = authenticate(authorization);
        var id = Optional.ofNullable(skillId).filter(given -> !given.isEmpty());
        if (id.isPresent() && !skillId.matches("amzn1\\.ask\\.skill\\.[A-Za-z0-9-]{1,100}")) {
            throw SKILL_ID_MALFORMED.rejection();
        }
        return file("template.yaml", "application/yaml;charset=UTF-8", code.template(clientId, id)); // RFC9512-2.1
    }

    private String authenticate(String authorization) {
        database.requireReady();
        return clientAuthentication
                .authenticate(authorization, FormParameters.ofQuery(""))
                .clientId();
    }

    private static Response file(String name, String type, String text) {
        return Response.ok(text)
                .header("Content-Type", type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
