package carrick.introspection;

import carrick.client.Client;
import carrick.client.ClientAuthentication;
import carrick.client.ClientFault;
import carrick.client.RefreshMode;
import carrick.grant.ClientTokens;
import carrick.grant.JwtTokens;
import carrick.grant.SealedToken;
import carrick.grant.Token;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.grant.TokenKind;
import carrick.grant.TokenSeal;
import carrick.http.FormParameters;
import carrick.http.JsonAnswer;
import carrick.oauth.OAuthException;
import carrick.platform.Clock;
import carrick.platform.Database;
import carrick.platform.Id;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.trace.HourlyCount.Counted;
import carrick.trace.HourlyCounts;
import carrick.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** The introspection endpoint, for the resource servers that are allowed to ask (RFC7662-2). */
@Path("introspect")
@ApplicationScoped
public class IntrospectionResource {

    private static final JsonObject INACTIVE =
            Json.createObjectBuilder().add("active", JsonValue.FALSE).build();

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
    Clock clock;

    @Inject
    Settings settings;

    @Inject
    HourlyCounts counts;

    @Inject
    Trace trace;

    @POST
    public Response introspect(
            @HeaderParam("Content-Type") String type,
            @HeaderParam("Authorization") String authorization,
            InputStream body)
            throws IOException {
        database.requireReady();
        var form = FormParameters.ofBody(type, body);
        var client = authenticate(authorization, form);
        counts.add(client.clientId(), Counted.INTROSPECTIONS);
        var answer = jwts.read(form.require("token"))
                .map(parsed -> describe(parsed, client))
                .orElse(INACTIVE);
        return JsonAnswer.of(200, answer).build();
    }

    /** A resource server that is refused may take the customer's token for a bad one: the trace tells which link that could cost. */
    private Client authenticate(String authorization, FormParameters form) {
        try {
            var client = clientAuthentication.authenticate(authorization, form);
            if (!client.mayIntrospect()) {
                throw IntrospectionFault.INTROSPECTION_NOT_ALLOWED.rejection("client " + client.clientId());
            }
            return client;
        } catch (OAuthException rejection) {
            if (rejection.fault() != ClientFault.CLIENT_THROTTLED) {
                form.find("token").ifPresent(this::tellWhose);
            }
            throw rejection;
        }
    }

    private void tellWhose(String token) {
        jwts.read(token)
                .filter(parsed -> parsed.token().kind() == TokenKind.ACCESS)
                .ifPresent(parsed -> families.look(parsed.token().family())
                        .filter(family -> seal.isGenuine(parsed, family))
                        .map(TokenFamily::id)
                        .ifPresent(trace::belongsTo));
    }

    private JsonObject describe(SealedToken parsed, Client asking) {
        var token = parsed.token();
        if (token.hasExpired(clock.now())) {
            counts.add(asking.clientId(), Counted.EXPIRED_TOKENS);
            return INACTIVE;
        }
        return switch (token.kind()) {
            case CODE -> INACTIVE;
            case CLIENT ->
                clientTokens
                        .find(parsed)
                        .filter(Client::mayHaveTokens)
                        .map(client -> active(token, client))
                        .orElse(INACTIVE);
            case ACCESS, REFRESH -> describeLink(parsed, asking);
        };
    }

    private JsonObject describeLink(SealedToken parsed, Client asking) {
        var token = parsed.token();
        return families.look(token.family())
                .filter(family ->
                        seal.isGenuine(parsed, family) && family.isAlive() && mayBeTold(token, family, asking))
                .map(family -> active(token, family))
                .orElse(INACTIVE);
    }

    /**
     * A refresh token is shown as active to its own client only: a resource server that does not look at the kind would take it for an
     * access token. One that was replaced twice is not active any more.
     */
    private static boolean mayBeTold(Token token, TokenFamily family, Client asking) {
        return token.kind() == TokenKind.ACCESS
                || family.belongsTo(asking.clientId())
                        && token.generation() >= family.generation() - overlapping(asking);
    }

    /** How many generations before the newest may still work: one, unless a token works only once. */
    private static int overlapping(Client client) {
        return client.policy().mode() == RefreshMode.STRICT ? 0 : 1;
    }

    private JsonObject active(Token token, TokenFamily family) {
        var answer = active(family.clientId(), family.scope())
                .add("sub", String.valueOf(family.grant().account().id()))
                .add("username", family.grant().account().username())
                .add("grant", Id.show(family.grant().id()))
                .add("family", Id.show(family.id()));
        if (token.kind() == TokenKind.ACCESS) {
            families.confirm(family, token.generation());
            answer.add("token_type", "Bearer").add("exp", token.expiresAt());
        }
        return answer.build();
    }

    private JsonObject active(Token token, Client client) {
        return active(client.clientId(), ClientTokens.scopeOf(client).toString())
                .add("sub", client.clientId()) // RFC9068-2.2: no customer stands behind the token
                .add("token_type", "Bearer")
                .add("exp", token.expiresAt())
                .build();
    }

    private JsonObjectBuilder active(String clientId, String scope) {
        return JsonAnswer.object()
                .add("active", JsonValue.TRUE)
                .add("client_id", clientId)
                .add("scope", scope)
                .add("iss", settings.text(Setting.ISSUER));
    }
}
