package carrick.alexa.amazon;

import carrick.alexa.skill.MessagingClient;
import carrick.http.Outside;
import carrick.oauth.Secret;
import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks Amazon's token endpoint, once per call. What its answer means for the link is decided by whoever asked. */
@ApplicationScoped
public class LoginWithAmazon {

    private static final Duration USUAL_LIFETIME = Duration.ofHours(1);

    /** Amazon allows its tokens 2,048 bytes; what else cannot stand in a header is none of them. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1,2800}");

    @Inject
    AmazonAddresses addresses;

    @Inject
    Outside outside;

    /** What came back. */
    public sealed interface Answer {}

    public record Granted(AmazonTokens tokens) implements Answer {}

    /** A definite no; the same question gets the same answer. */
    public record Refused(String error, String detail) implements Answer {}

    /** No answer, or none that decides anything; the question may be asked again. */
    public record Undecided(String detail) implements Answer {}

    /** Turns a code into tokens: without {@code redirect_uri} and {@code code_verifier}, since no authorization request of ours led to it. */
    public Answer exchange(Secret code, MessagingClient client, Duration patience) {
        return ask(new AuthorizationCodeGrant(new AuthorizationCode(code.reveal()), null), client, patience);
    }

    public Answer refresh(Secret refreshToken, MessagingClient client, Duration patience) {
        return ask(new RefreshTokenGrant(new RefreshToken(refreshToken.reveal())), client, patience);
    }

    private Answer ask(AuthorizationGrant grant, MessagingClient client, Duration patience) {
        var credentials = new ClientSecretPost(
                new ClientID(client.clientId()),
                new com.nimbusds.oauth2.sdk.auth.Secret(client.secret().reveal()));
        var form = new TokenRequest.Builder(addresses.tokens(), credentials, grant)
                .build()
                .toHTTPRequest()
                .getBody();
        try {
            var post = new Outside.Post(addresses.tokens(), Outside.Post.FORM, null, form);
            return withoutSecrets(read(outside.send(post, patience), grant), form);
        } catch (IOException unanswered) {
            return new Undecided(unanswered.getClass().getSimpleName() + ": " + unanswered.getMessage());
        }
    }

    private static Answer read(Outside.Reply reply, AuthorizationGrant grant) {
        var seen = "Login with Amazon answered " + reply.status()
                + reply.headers()
                        .firstValue("x-amzn-requestid")
                        .map(id -> ", x-amzn-requestid " + fit(id))
                        .orElse("");
        if (reply.status() >= 500 || reply.status() == 429) {
            return new Undecided(seen);
        }
        try {
            var response = parse(reply);
            if (response.indicatesSuccess()) {
                return granted(response, grant).orElse(new Undecided(seen + " without a pair of usable tokens"));
            }
            var error = response.toErrorResponse().getErrorObject();
            return error.getCode() == null
                    ? new Undecided(seen + " without an error code")
                    : new Refused(
                            fit(error.getCode()),
                            seen + ": " + fit(error.getCode()) + ", " + fit(String.valueOf(error.getDescription())));
        } catch (ParseException | RuntimeException notOAuth) {
            return new Undecided(seen + " with something that is no answer of OAuth");
        }
    }

    private static TokenResponse parse(Outside.Reply reply) throws ParseException {
        var response = new HTTPResponse(reply.status());
        response.setEntityContentType(ContentType.APPLICATION_JSON); // whatever Amazon calls it
        response.setBody(reply.body());
        return TokenResponse.parse(response);
    }

    /** A refresh may leave the refresh token out where it stays the same (RFC6749-6). */
    private static Optional<Answer> granted(TokenResponse response, AuthorizationGrant grant) {
        var tokens = response.toSuccessResponse().getTokens();
        var access = tokens.getAccessToken();
        var refresh = tokens.getRefreshToken() == null && grant instanceof RefreshTokenGrant asked
                ? asked.getRefreshToken()
                : tokens.getRefreshToken();
        if (refresh == null
                || !TOKEN.matcher(refresh.getValue()).matches()
                || !TOKEN.matcher(access.getValue()).matches()) {
            return Optional.empty();
        }
        var lifetime = access.getLifetime() > 0 ? Duration.ofSeconds(access.getLifetime()) : USUAL_LIFETIME;
        return Optional.of(
                new Granted(new AmazonTokens(new Secret(access.getValue()), new Secret(refresh.getValue()), lifetime)));
    }

    /** A proxy in between may repeat what it was sent; no value of the form gets into a trace. */
    private static Answer withoutSecrets(Answer answer, String form) {
        if (!(answer instanceof Refused refused)) {
            return answer;
        }
        var repeats = Stream.of(form.split("&"))
                .filter(pair -> pair.matches("(code|refresh_token|client_secret)=.*"))
                .map(pair -> URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8))
                .anyMatch(value -> refused.detail().contains(value.substring(0, Math.min(16, value.length()))));
        return repeats ? new Refused(refused.error(), "Login with Amazon repeated what it was sent") : answer;
    }

    private static String fit(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80);
    }
}
