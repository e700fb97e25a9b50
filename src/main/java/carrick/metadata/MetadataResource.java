package carrick.metadata;

import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Authorization server metadata (RFC8414-2). */
@Path("oauth-authorization-server")
@RequestScoped
public class MetadataResource {

    @Inject
    Settings settings;

    @GET
    public Response describe() {
        var issuer = settings.text(Setting.ISSUER);
        var credentials = list("client_secret_basic", "client_secret_post");
        var metadata = Json.createObjectBuilder()
                .add("issuer", issuer)
                .add("authorization_endpoint", issuer + "/oauth/authorize")
                .add("token_endpoint", issuer + "/oauth/token")
                .add("revocation_endpoint", issuer + "/oauth/revoke")
                .add("introspection_endpoint", issuer + "/oauth/introspect")
                .add("jwks_uri", issuer + "/.well-known/jwks.json")
                .add("response_types_supported", list("code"))
                .add("response_modes_supported", list("query"))
                .add("grant_types_supported", list("authorization_code", "refresh_token", "client_credentials"))
                .add("code_challenge_methods_supported", list("S256"))
                .add("token_endpoint_auth_methods_supported", credentials)
                .add("revocation_endpoint_auth_methods_supported", credentials)
                .add("introspection_endpoint_auth_methods_supported", credentials)
                .add("authorization_response_iss_parameter_supported", true)
                .add("ui_locales_supported", list("en", "de", "fr", "it", "es", "pt", "ja", "hi", "ar"))
                .build();
        return Response.ok(metadata.toString())
                .header("Content-Type", "application/json")
                .header("Cache-Control", "max-age=300")
                .build();
    }

    private static JsonArray list(String... values) {
        return Json.createArrayBuilder(List.of(values)).build();
    }
}
