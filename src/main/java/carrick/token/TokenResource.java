package carrick.token;

import carrick.client.Client;
import carrick.client.ClientAuthentication;
import carrick.client.ClientFault;
import carrick.http.FormParameters;
import carrick.http.JsonAnswer;
import carrick.oauth.OAuthException;
import carrick.platform.Database;
import carrick.trace.HourlyCount.Counted;
import carrick.trace.HourlyCounts;
import carrick.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** The token endpoint (RFC6749-3.2): HTTP and nothing else. */
@Path("token")
@ApplicationScoped
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
    Whose whose;

    @Inject
    HourlyCounts counts;

    @Inject
    Trace trace;

    /** A POST that a redirect turned into this, or a customer's browser where the two addresses are swapped: the trace tells which. */
    @GET
    public Response look(@Context HttpServletRequest request, @HeaderParam("Authorization") String authorization) {
        var query = FormParameters.ofQuery(request.getQueryString());
        trace.asks(query::tell);
        clientAuthentication.claimedBy(authorization, query).ifPresent(trace::clientIs);
        throw new NotAllowedException("POST");
    }

    @POST
    public Response issue(
            @HeaderParam("Content-Type") String type,
            @HeaderParam("Authorization") String authorization,
            InputStream body)
            throws IOException {
        database.requireReady();
        var form = FormParameters.ofBody(type, body);
        trace.asks(form::tell);
        var client = authenticate(authorization, form);
        var response = exchange(TokenRequest.of(form), client);
        trace.answers(response::tell);
        return JsonAnswer.of(200, response.toJson()).build();
    }

    /** Where the client fails, the code or refresh token that it brought still tells whose link fails with it. */
    private Client authenticate(String authorization, FormParameters form) {
        try {
            return clientAuthentication.authenticate(authorization, form);
        } catch (OAuthException rejection) {
            if (rejection.fault() != ClientFault.CLIENT_THROTTLED) {
                whose.link(form).ifPresent(trace::belongsTo);
            }
            throw rejection;
        }
    }

    private TokenResponse exchange(TokenRequest request, Client client) {
        if (request instanceof TokenRequest.OfCode code) {
            trace.does("authorization_code");
            return authorizationCode.exchange(code, client);
        } else if (request instanceof TokenRequest.OfRefreshToken token) {
            trace.does("refresh_token");
            var response = refreshToken.exchange(token, client);
            count(trace.outcome(), client);
            return response;
        }
        trace.does("client_credentials");
        return clientCredentials.exchange((TokenRequest.OfClientCredentials) request, client);
    }

    private void count(String way, Client client) {
        counts.add(client.clientId(), Counted.REFRESHES);
        switch (way) {
            case "repeated" -> counts.add(client.clientId(), Counted.OVERLAP_SAVES);
            case "recovered" -> counts.add(client.clientId(), Counted.RECOVERIES);
            default -> {}
        }
    }
}
