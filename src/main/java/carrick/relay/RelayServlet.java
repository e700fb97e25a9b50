package carrick.relay;

import static carrick.relay.RelayFault.RELAYED_METHOD_WRONG;
import static carrick.relay.RelayFault.RELAY_OFF;

import carrick.authorization.RejectedPage;
import carrick.http.Addresses;
import carrick.http.Caller;
import carrick.http.Floods;
import carrick.http.FormParameters;
import carrick.http.HttpFault;
import carrick.http.JsonAnswer;
import carrick.http.OAuthExceptionMapper;
import carrick.oauth.OAuthException;
import carrick.preflight.wire.Heard;
import carrick.trace.Trace;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Everything under {@code /relay}: of each relay the address to authorize at, from which the browser is sent on, and the address for
 * tokens, from which the request is carried on. A servlet, for a resource would answer in its own form what has to pass as it came.
 */
public class RelayServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** In {@code /relay/handle/what}. */
    private static final int PARTS = 4;

    /** Headers that an answer has of this server, whatever the other one says. */
    private static final Set<String> OURS = Set.of(
            "content-security-policy",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "x-link-attempt");

    @Inject
    transient Relays relays;

    @Inject
    transient Passing passing;

    @Inject
    transient Recording recording;

    @Inject
    transient Floods floods;

    @Inject
    transient Caller caller;

    @Inject
    transient Trace trace;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var parts = Addresses.of(request).split("/", -1);
            var what = parts.length == PARTS ? parts[PARTS - 1] : "";
            if (!what.equals("authorize") && !what.equals("token")) {
                throw HttpFault.NOT_FOUND.rejection();
            }
            var relay = relays.find(parts[PARTS - 2]).orElseThrow(HttpFault.NOT_FOUND::rejection);
            if (what.equals("authorize")) {
                authorize(relay, request, response);
            } else {
                token(relay, request, response);
            }
        } catch (RuntimeException | IOException failure) {
            refuse(OAuthExceptionMapper.rejectionIn(failure), response);
        }
    }

    private void refuse(OAuthException rejection, HttpServletResponse response) throws IOException {
        trace.failed(rejection);
        if (rejection.fault().status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "2");
        }
        JsonAnswer.refuse(rejection.fault(), response);
    }

    private void authorize(Relay relay, HttpServletRequest request, HttpServletResponse response) {
        if (!Set.of("GET", "HEAD").contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            throw RELAYED_METHOD_WRONG.rejection("GET", request.getMethod());
        }
        if (relay.state() == RelayState.OFF) {
            trace.failed(RELAY_OFF, "relay " + relay.name());
            RejectedPage.of(RELAY_OFF.rejection(), request);
            return;
        }
        var query = request.getQueryString();
        if (relay.isRecording() && request.getMethod().equals("GET") && floods.letsBegin(caller.network())) {
            recording.ofAuthorization(relay, query);
        }
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", relay.authorizationUri(query));
    }

    private void token(Relay relay, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            throw RELAYED_METHOD_WRONG.rejection("POST", request.getMethod());
        }
        if (relay.state() == RelayState.OFF) {
            throw RELAY_OFF.rejection("relay " + relay.name());
        }
        var body = FormParameters.bytes(request.getInputStream());
        if (relay.isRecording()) {
            recording.ofToken(relay, request.getHeader("Authorization"), body);
        }
        var heard = passing.pass(relay, request, body);
        recording.ofAnswer(heard);
        answer(heard, response);
    }

    private static void answer(Heard heard, HttpServletResponse response) throws IOException {
        response.setStatus(heard.status());
        var seen = new HashSet<String>();
        for (var header : heard.headers()) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!Passing.isPassed(name) || OURS.contains(name)) {
                continue;
            }
            if (seen.add(name)) {
                response.setHeader(header.getKey(), header.getValue());
            } else {
                response.addHeader(header.getKey(), header.getValue());
            }
        }
        response.setContentLength(heard.body().length);
        response.getOutputStream().write(heard.body());
    }
}
