package carrick.token;

import carrick.client.Client;
import carrick.client.ClientAuthentication;
import carrick.http.FormParameters;
import carrick.http.JsonAnswer;
import carrick.platform.Database;
import carrick.trace.Trace;
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

    @Inject
    ClientCredentialsExchange clientCredentials;

    @Inject
    Trace trace;

    @POST
    public Response issue(
            @HeaderParam("Content-Type") String type,
            @HeaderParam("Authorization") String authorization,
            InputStream body)
            throws IOException {
        database.requireReady();
        var form = FormParameters.ofBody(type, body);
        var client = clientAuthentication.authenticate(authorization, form);
        var response = exchange(TokenRequest.of(form), client);
        return JsonAnswer.of(200, response.toJson()).build();
    }

    private TokenResponse exchange(TokenRequest request, Client client) {
        if (request instanceof TokenRequest.OfCode code) {
            trace.does("authorization_code");
            return authorizationCode.exchange(code, client);
        } else if (request instanceof TokenRequest.OfRefreshToken token) {
            trace.does("refresh_token");
            return refreshToken.exchange(token, client);
        }
        trace.does("client_credentials");
        return clientCredentials.exchange((TokenRequest.OfClientCredentials) request, client);
    }
}
