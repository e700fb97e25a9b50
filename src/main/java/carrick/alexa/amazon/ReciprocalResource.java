package carrick.alexa.amazon;

import carrick.alexa.skill.Skills;
import carrick.http.FormParameters;
import carrick.http.JsonAnswer;
import carrick.oauth.Secret;
import carrick.platform.Database;
import carrick.token.Bearer;
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
 * Reciprocal authorization, by which a custom skill gets Amazon's code: Alexa brings it with the customer's access token of ours in the
 * header, and it is exchanged and kept as that of an AcceptGrant is.
 */
@Path("reciprocal")
@RequestScoped
public class ReciprocalResource {

    private static final String GRANT_TYPE = "reciprocal_authorization_code";

    @Inject
    Database database;

    @Inject
    Bearer bearer;

    @Inject
    Skills skills;

    @Inject
    CodeExchange codeExchange;

    @POST
    public Response accept(
            @HeaderParam("Content-Type") String type,
            @HeaderParam("Authorization") String authorization,
            InputStream body)
            throws IOException {
        database.requireReady();
        var form = FormParameters.ofBody(type, body);
        var family = bearer.familyOf(authorization);
        var grantType = form.require("grant_type");
        if (!grantType.equals(GRANT_TYPE)) {
            throw AmazonFault.RECIPROCAL_GRANT_TYPE_STRANGE.rejection("grant_type " + grantType);
        }
        var clientId = form.require("client_id");
        if (!family.belongsTo(clientId)) {
            throw AmazonFault.RECIPROCAL_CLIENT_DIFFERS.rejection("client_id " + clientId);
        }
        var code = new AmazonCode(family, new Secret(form.require("code")), null, Region.NA);
        var skill = skills.find(clientId)
                .orElseThrow(() -> AmazonFault.MESSAGING_CREDENTIALS_MISSING.rejection("client " + clientId));
        if (!skill.takesReciprocal()) {
            throw AmazonFault.RECIPROCAL_NOT_ALLOWED.rejection("client " + clientId);
        }
        codeExchange.accept(code, skill);
        return JsonAnswer.of(200, JsonValue.EMPTY_JSON_OBJECT).build();
    }
}
