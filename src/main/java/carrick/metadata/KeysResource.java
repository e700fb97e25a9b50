package carrick.metadata;

import carrick.grant.SigningKeys;
import carrick.platform.Database;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The keys by which others check access tokens (RFC7517-5); none before the first such token is made. */
@Path("jwks.json")
@RequestScoped
public class KeysResource {

    @Inject
    Database database;

    @Inject
    SigningKeys keys;

    @GET
    public Response show() {
        database.requireReady();
        return Response.ok(keys.published().toString())
                .header("Content-Type", "application/jwk-set+json")
                .header("Cache-Control", "max-age=300")
                .build();
    }
}
