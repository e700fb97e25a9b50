package carrick.authorization;

import static carrick.authorization.AuthorizationFault.REQUESTS_THROTTLED;
import static carrick.authorization.AuthorizationFault.REQUEST_MALFORMED;

import carrick.client.Client;
import carrick.client.ClientAuthentication;
import carrick.client.Clients;
import carrick.http.Caller;
import carrick.http.Floods;
import carrick.http.FormParameters;
import carrick.http.OAuthExceptionMapper;
import carrick.oauth.OAuthException;
import carrick.platform.Clock;
import carrick.platform.Database;
import carrick.platform.Id;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.trace.Milestone;
import carrick.trace.Trace;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** The authorization endpoint (RFC6749-3.1): a good request is stored and its browser sent to sign in. */
@Path("authorize")
@RequestScoped
public class AuthorizationResource {

    @Inject
    Database database;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Inject
    Clients clients;

    @Inject
    ClientAuthentication clientAuthentication;

    @Inject
    Interactions interactions;

    @Inject
    BrowserBinding binding;

    @Inject
    AuthorizationResponse answer;

    @Inject
    Caller caller;

    @Inject
    Floods floods;

    @Inject
    Told told;

    @Inject
    Trace trace;

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    /** Link checkers and app previews look before they open: that begins nothing. */
    @HEAD
    public Response look() {
        return Response.ok().build();
    }

    /** Only a server posts: in its console this address and that of the token endpoint are swapped. The trace tells whose console. */
    @POST
    public Response refusePost(
            @HeaderParam("Content-Type") String type,
            @HeaderParam("Authorization") String authorization,
            InputStream body)
            throws IOException {
        try {
            var form = FormParameters.ofBody(type, body);
            trace.asks(form::tell);
            clientAuthentication.claimedBy(authorization, form).ifPresent(trace::clientIs);
        } catch (OAuthException unreadable) {
            trace.passed("body not read: " + unreadable.fault().name());
        }
        throw new NotAllowedException(
                Response.status(405).header("Allow", "GET, HEAD").build());
    }

    @GET
    public Response authorize() {
        var attempt = Id.next(clock.now());
        trace.belongsTo(attempt);
        try {
            if (!floods.letsBegin(caller.network())) {
                throw REQUESTS_THROTTLED.rejection(
                        "at most " + settings.number(Setting.THROTTLE_REQUESTS)
                                + " requests from one address in ten minutes",
                        "one more");
            }
            database.requireReady();
            var authorization = read();
            AuthorizationRequest.BEFORE_REDIRECTING.verify(authorization, trace::passed);
            return redirect(302, begin(attempt, authorization));
        } catch (RuntimeException failure) {
            return page(OAuthExceptionMapper.rejectionIn(failure));
        }
    }

    /** Where to send the browser, now that there is a redirect URI to trust: to sign in, or back with an error. */
    private String begin(long attempt, AuthorizationRequest authorization) {
        try {
            AuthorizationRequest.ONCE_REDIRECTABLE.verify(authorization, trace::passed);
        } catch (OAuthException rejection) {
            trace.failed(rejection);
            var state = authorization.state().filter(sent -> !sent.isTooLong()).map(State::encoded);
            return answer.error(
                    authorization.redirectUri().orElseThrow(), authorization.named(rejection.fault()), state);
        }
        return open(attempt, authorization);
    }

    private String open(long attempt, AuthorizationRequest authorization) {
        try {
            var handle = interactions.open(attempt, authorization);
            binding.bind(handle, request, response);
            trace.reached(Milestone.REQUEST_ACCEPTED);
            return request.getContextPath() + "/account/login?attempt=" + handle.text();
        } catch (RuntimeException failure) {
            var rejection = OAuthExceptionMapper.rejectionIn(failure);
            trace.failed(rejection);
            var state = authorization.state().map(State::encoded);
            return answer.error(authorization.redirectUri().orElseThrow(), rejection.fault(), state);
        }
    }

    private AuthorizationRequest read() {
        try {
            var query = FormParameters.ofQuery(request.getQueryString());
            told.by(query);
            return new AuthorizationRequest(query, query.find("client_id").flatMap(id -> find(id, query)));
        } catch (OAuthException malformed) {
            throw REQUEST_MALFORMED.rejection(
                    "two hexadecimal digits after every %",
                    FormParameters.malformed(request.getQueryString()).orElse(null));
        }
    }

    private java.util.Optional<Client> find(String clientId, FormParameters query) {
        return clients.find(clientId, known -> query.find("redirect_uri")
                .filter(uri -> !known.redirectsTo(uri))
                .isEmpty());
    }

    private Response page(OAuthException rejection) {
        trace.failed(rejection);
        return RejectedPage.of(rejection, request);
    }

    private static Response redirect(int status, String location) {
        return Response.status(status).header("Location", location).build();
    }
}
