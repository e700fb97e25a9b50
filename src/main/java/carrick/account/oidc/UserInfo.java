package carrick.account.oidc;

import carrick.account.store.Person;
import carrick.account.store.StoreAway;
import carrick.http.Outside;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/**
 * Asks a provider of OAuth 2.0 alone whom it signed in. The token was given to this server by the provider itself, for this server's own
 * code and secret: one that was made for somebody else never gets here.
 */
@ApplicationScoped
class UserInfo {

    private static final int OK = 200;
    private static final int FAILED = 500;

    @Inject
    OidcSettings settings;

    @Inject
    CodeExchange exchange;

    @Inject
    Outside outside;

    Person redeem(String code, Journey journey) throws StoreAway, UpstreamRefusal {
        try {
            var credentials = new ClientSecretPost(settings.clientId(), settings.clientSecret());
            var answer = TokenResponse.parse(exchange.redeem(code, journey, settings.tokenUri(), credentials));
            if (!answer.indicatesSuccess()) {
                throw new UpstreamRefusal("its token endpoint answered "
                        + answer.toErrorResponse().getErrorObject().getCode());
            }
            var token = answer.toSuccessResponse().getTokens().getAccessToken();
            return Claims.person(JSONObjectUtils.parse(ask(token.toAuthorizationHeader())), "sub", "user_id", "id");
        } catch (ParseException unreadable) {
            throw new UpstreamRefusal(unreadable.getMessage());
        }
    }

    private String ask(String authorization) throws StoreAway, UpstreamRefusal {
        try {
            var reply = outside.get(settings.userInfoUri(), authorization, CodeExchange.PATIENCE);
            if (reply.status() >= FAILED) {
                throw new StoreAway(OidcProvider.NAME, "its user info answered " + reply.status());
            }
            if (reply.status() != OK) {
                throw new UpstreamRefusal("its user info answered " + reply.status());
            }
            return reply.body();
        } catch (IOException silent) {
            throw new StoreAway(OidcProvider.NAME, "its user info: " + silent.getMessage());
        }
    }
}
