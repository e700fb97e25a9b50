package carrick.revocation;

import carrick.client.Client;
import carrick.client.ClientAuthentication;
import carrick.grant.ClientTokens;
import carrick.grant.Ending;
import carrick.grant.JwtTokens;
import carrick.grant.SealedToken;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.grant.TokenSeal;
import carrick.http.FormParameters;
import carrick.http.JsonAnswer;
import carrick.platform.Database;
import carrick.trace.Milestone;
import carrick.trace.Trace;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/**
 * The revocation endpoint (RFC7009-2). Either token of a link ends the whole family, at once and on every node. A token nobody knows is
 * answered like one that was revoked (RFC7009-2.2), and a client's own token is not revoked at all (RFC7009-2.2.1).
 */
@Path("revoke")
@RequestScoped
public class RevocationResource {

    @Inject
    Database database;

    @Inject
    ClientAuthentication clientAuthentication;

    @Inject
    TokenFamilies families;

    @Inject
    TokenSeal seal;

    @Inject
    JwtTokens jwts;

    @Inject
    ClientTokens clientTokens;

    @Inject
    Trace trace;

    @POST
    public Response revoke(
            @HeaderParam("Content-Type") String type,
            @HeaderParam("Authorization") String authorization,
            InputStream body)
            throws IOException {
        database.requireReady();
        var form = FormParameters.ofBody(type, body);
        var client = clientAuthentication.authenticate(authorization, form);
        jwts.read(form.require("token")).ifPresent(parsed -> revoke(parsed, client));
        return JsonAnswer.of(200, JsonValue.EMPTY_JSON_OBJECT)
                .build(); // some clients demand JSON, others nothing: both are pleased
    }

    private void revoke(SealedToken parsed, Client client) {
        switch (parsed.token().kind()) {
            case ACCESS, REFRESH ->
                families.find(parsed.token().family())
                        .filter(family -> seal.isGenuine(parsed, family))
                        .ifPresent(family -> end(family, client));
            case CLIENT -> clientTokens.find(parsed).ifPresent(owner -> refuse(owner, client));
            case CODE -> {} // answered like a token nobody knows
        }
    }

    private static void refuse(Client owner, Client client) {
        throw (owner.clientId().equals(client.clientId())
                        ? RevocationFault.CLIENT_TOKEN_IRREVOCABLE
                        : RevocationFault.TOKEN_OF_OTHER_CLIENT)
                .rejection();
    }

    private void end(TokenFamily family, Client client) {
        trace.belongsTo(family.id());
        if (!family.belongsTo(client.clientId())) {
            throw RevocationFault.TOKEN_OF_OTHER_CLIENT.rejection();
        }
        families.end(family.id(), Ending.REVOKED_BY_CLIENT);
        trace.reached(Milestone.ENDED);
    }
}
