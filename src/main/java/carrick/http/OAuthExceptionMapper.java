package carrick.http;

import static carrick.http.HttpFault.FORMAT_NOT_ACCEPTABLE;
import static carrick.http.HttpFault.METHOD_NOT_ALLOWED;
import static carrick.http.HttpFault.NOT_FOUND;
import static carrick.http.HttpFault.UNAVAILABLE;
import static carrick.http.HttpFault.UNEXPECTED;

import carrick.oauth.Fault;
import carrick.oauth.OAuthException;
import carrick.platform.Unavailable;
import carrick.trace.Trace;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;

/** The only catch on the protocol's paths. Two voices part here: the client's to the wire, the operator's to the trace. */
@Provider
public class OAuthExceptionMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(OAuthExceptionMapper.class.getName());

    @Inject
    Trace trace;

    @Override
    public Response toResponse(Throwable failure) {
        var rejection = rejectionIn(failure);
        trace.failed(rejection);
        return answer(rejection.fault(), failure);
    }

    /** The rejection that a failure stands for; transactions and proxies wrap what they let through. */
    public static OAuthException rejectionIn(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OAuthException rejection) {
                return rejection;
            }
        }
        if (failure instanceof WebApplicationException web) {
            return faultOf(web.getResponse().getStatus()).rejection();
        }
        if (failure instanceof IOException) {
            return HttpFault.BODY_UNREADABLE.rejection(failure.getClass().getName()); // the caller hung up
        }
        if (Unavailable.causes(failure)) {
            LOG.log(System.Logger.Level.WARNING, "A request could not be answered: " + failure);
            return UNAVAILABLE.rejection(failure.getClass().getSimpleName());
        }
        LOG.log(System.Logger.Level.ERROR, "A request failed unexpectedly.", failure);
        return UNEXPECTED.rejection(failure.getClass().getName());
    }

    private static Fault faultOf(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> FORMAT_NOT_ACCEPTABLE;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? HttpFault.REQUEST_REFUSED : UNEXPECTED;
        };
    }

    private static Response answer(Fault fault, Throwable failure) {
        var answer = JsonAnswer.of(fault.status(), JsonAnswer.error(fault))
                .header(HttpHeaders.WWW_AUTHENTICATE, fault.challenge());
        switch (fault.status()) {
            case 405 -> answer.header(HttpHeaders.ALLOW, allowed(failure));
            case 429 -> answer.header(HttpHeaders.RETRY_AFTER, "3");
            case 503 -> answer.header(HttpHeaders.RETRY_AFTER, "2");
            default -> {}
        }
        return answer.build();
    }

    private static String allowed(Throwable failure) {
        return failure instanceof WebApplicationException web
                ? web.getResponse().getHeaderString(HttpHeaders.ALLOW)
                : null;
    }
}
