package carrick.token;

import carrick.client.ClientAuthentication;
import carrick.http.FormParameters;
import carrick.http.JsonAnswer;
import carrick.platform.Database;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** The token endpoint (RFC6749-3.2): HTTP and nothing else. */
@Path("token")
@RequestScoped
public class TokenResource {

    @Inject
    Database database;

    @Inject
    ClientAuthentication clientAuthentication;

    @Inject
    AuthorizationCodeExchange authorizationCode;

    @Inject
    RefreshTokenExchange refreshToken;

    @POST
    public Response issue(
            @HeaderParam("Content-Type") String type,
            @HeaderParam("Authorization") String authorization,
            InputStream body)
            throws IOException {
        database.requireReady();
        var form = FormParameters.ofBody(type, body);
        var client = clientAuthentication.authenticate(authorization, form);
        var request = TokenRequest.of(form);
        var response = request instanceof TokenRequest.OfCode code
                ? authorizationCode.exchange(code, client)
                : refreshToken.exchange((TokenRequest.OfRefreshToken) request, client);
        return JsonAnswer.of(200, response.toJson()).build();
    }
}
