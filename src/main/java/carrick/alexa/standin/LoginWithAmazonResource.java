package carrick.alexa.standin;

import static carrick.alexa.standin.AmazonFault.CONSUMED_THEN_RESET;
import static carrick.alexa.standin.AmazonFault.CUT;
import static carrick.alexa.standin.AmazonFault.INVALID_CLIENT;
import static carrick.alexa.standin.AmazonFault.INVALID_GRANT;
import static carrick.alexa.standin.AmazonFault.INVALID_REQUEST;
import static carrick.alexa.standin.AmazonFault.NO_REFRESH_TOKEN;
import static carrick.alexa.standin.AmazonFault.UNSUPPORTED_GRANT_TYPE;

import carrick.alexa.standin.AmazonFault.Place;
import carrick.http.FormParameters;
import carrick.http.JsonAnswer;
import carrick.oauth.OAuthException;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** The token endpoint of Login with Amazon. */
@Path("auth/o2/token")
@RequestScoped
public class LoginWithAmazonResource {

    private static final String CLIENT_ID = "amzn1\\.application-oa2-client\\..+";
    private static final Duration LIFETIME = Duration.ofHours(1);

    @Inject
    Faults faults;

    @Inject
    Calls calls;

    @Inject
    Codes codes;

    @Inject
    AmazonTokens tokens;

    @Inject
    Clock clock;

    @Context
    HttpServletResponse response;

    private SetFault set;
    private Call call;

    @POST
    public Response token(@HeaderParam("Content-Type") String type, InputStream body) throws IOException {
        call = new Call("token", clock.now());
        var bytes = body.readNBytes(FormParameters.LONGEST_BODY + 1);
        set = faults.take(Place.TOKEN, new String(bytes, StandardCharsets.UTF_8));
        call.with(set);
        set.waitOut();
        var answer = Response.fromResponse(answer(type, bytes))
                .header("X-Amzn-RequestId", UUID.randomUUID())
                .build();
        calls.keep(call.ends(BrokenAnswer.statusOf(answer)));
        return answer;
    }

    private Response answer(String type, byte[] bytes) throws IOException {
        try {
            var form = FormParameters.ofBody(type, new ByteArrayInputStream(bytes));
            describe(form);
            if (set.fault().isError()) {
                return played(form);
            }
            return switch (set.fault()) {
                case RESET -> BrokenAnswer.reset(response);
                case HTML -> BrokenAnswer.html();
                default -> granted(form);
            };
        } catch (OAuthException malformed) {
            return refused(INVALID_REQUEST, malformed.fault().description());
        }
    }

    /** The error that was set, in Amazon's words where the parameter matters. */
    private Response played(FormParameters form) {
        return set.fault() == INVALID_GRANT
                ? invalidGrant(form.find("refresh_token").isPresent() ? "refresh_token" : "code")
                : refused(set.fault(), "The stand-in was told to answer this");
    }

    private void describe(FormParameters form) {
        form.find("grant_type").ifPresent(type -> call.with("what", type));
        form.find("client_id").ifPresent(id -> call.with("client_id", id));
        form.find("code").ifPresent(code -> call.withSecret("code", code));
        form.find("refresh_token").ifPresent(token -> call.withSecret("refresh_token", token));
        form.find("refresh_token")
                .flatMap(token -> tokens.recognise(token, AmazonToken.Kind.REFRESH))
                .ifPresent(call::with);
    }

    private Response granted(FormParameters form) {
        var type = form.find("grant_type").orElse("");
        if (type.isEmpty()) {
            return missing("grant_type");
        }
        if (!type.equals("authorization_code") && !type.equals("refresh_token")) {
            return refused(UNSUPPORTED_GRANT_TYPE, "The authorization grant type is not supported");
        }
        if (!isKnownClient(form)) {
            return refused(INVALID_CLIENT, "Client authentication failed");
        }
        var parameter = type.equals("refresh_token") ? "refresh_token" : "code";
        return form.find(parameter)
                .map(value -> parameter.equals("code") ? exchange(value) : refresh(value))
                .orElseGet(() -> missing(parameter));
    }

    private static boolean isKnownClient(FormParameters form) {
        var secret = form.find("client_secret").orElse("wrong");
        return !secret.contains("wrong") && form.find("client_id").orElse("").matches(CLIENT_ID);
    }

    private Response exchange(String code) {
        if (!codes.use(code)) {
            return invalidGrant("code");
        }
        var refresh = AmazonToken.refresh(AmazonTokens.newLink(), Region.of(code));
        return tokens(refresh, tokens.issue(refresh));
    }

    private Response refresh(String token) {
        return tokens.recognise(token, AmazonToken.Kind.REFRESH)
                .map(refresh -> tokens(refresh, new Secret(token)))
                .orElseGet(() -> invalidGrant("refresh_token"));
    }

    private Response tokens(AmazonToken refresh, Secret refreshToken) {
        call.with(refresh);
        if (set.fault() == CONSUMED_THEN_RESET) {
            return BrokenAnswer.reset(response);
        }
        var lifetime =
                switch (set.fault()) {
                    case SHORT_LIVED -> Duration.ofSeconds(1);
                    case LASTS_A_MINUTE -> Duration.ofMinutes(1);
                    default -> LIFETIME;
                };
        var access =
                AmazonToken.access(refresh.link(), refresh.region(), clock.now().plus(lifetime));
        var json = Json.createObjectBuilder()
                .add("access_token", tokens.issue(access).reveal());
        if (set.fault() != NO_REFRESH_TOKEN) {
            json.add("refresh_token", refreshToken.reveal());
        }
        var answer = json.add("token_type", "bearer")
                .add("expires_in", lifetime.toSeconds())
                .build();
        return set.fault() == CUT
                ? BrokenAnswer.cut(answer)
                : JsonAnswer.of(200, answer).build();
    }

    private Response missing(String parameter) {
        return refused(INVALID_REQUEST, "The request is missing a required parameter : " + parameter);
    }

    private Response invalidGrant(String parameter) {
        return refused(INVALID_GRANT, "The request has an invalid grant parameter : " + parameter);
    }

    private Response refused(AmazonFault fault, String description) {
        var body = Json.createObjectBuilder().add("error", fault.error());
        if (fault.status() < 500) {
            body.add("error_description", description);
        }
        var answer = JsonAnswer.of(fault.status(), body.build()).header("X-Amzn-ErrorType", fault.type());
        set.retryAfter(fault.status()).ifPresent(seconds -> answer.header("Retry-After", seconds));
        return answer.build();
    }
}
