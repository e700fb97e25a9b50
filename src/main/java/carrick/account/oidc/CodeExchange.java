package carrick.account.oidc;

import carrick.account.store.StoreAway;
import carrick.http.Outside;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Brings a code to the provider's token endpoint, once. */
@ApplicationScoped
class CodeExchange {

    static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int FAILED = 500;

    @Inject
    OidcSettings settings;

    @Inject
    Outside outside;

    /**
     * What it answered, good or bad.
     *
     * @throws StoreAway where it did not answer, or failed
     */
    HTTPResponse redeem(String code, Journey journey, URI endpoint, ClientAuthentication credentials)
            throws StoreAway, ParseException {
        var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), settings.redirectUri(), journey.verifier());
        var request =
                new TokenRequest.Builder(endpoint, credentials, grant).build().toHTTPRequest();
        try {
            var post = new Outside.Post(endpoint, Outside.Post.FORM, request.getAuthorization(), request.getBody());
            var reply = outside.send(post, PATIENCE);
            if (reply.status() >= FAILED) {
                throw new StoreAway(OidcProvider.NAME, "its token endpoint answered " + reply.status());
            }
            return read(reply);
        } catch (IOException silent) {
            throw new StoreAway(OidcProvider.NAME, "its token endpoint: " + silent.getMessage());
        }
    }

    private static HTTPResponse read(Outside.Reply reply) throws ParseException {
        var answer = new HTTPResponse(reply.status());
        var type = reply.headers().firstValue("Content-Type");
        if (type.isPresent()) {
            answer.setContentType(type.get());
        }
        answer.setBody(reply.body());
        return answer;
    }
}
