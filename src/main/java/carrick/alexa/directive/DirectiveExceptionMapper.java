package carrick.alexa.directive;

import carrick.alexa.amazon.AmazonFault;
import carrick.http.JsonAnswer;
import carrick.http.OAuthExceptionMapper;
import carrick.oauth.Fault;
import carrick.trace.Trace;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Whatever goes wrong, Alexa gets an ErrorResponse that it understands. It is never one of those about credentials: they make Alexa forget
 * the customer's tokens (catalogue 87).
 */
@Provider
public class DirectiveExceptionMapper implements ExceptionMapper<Throwable> {

    @Inject
    Trace trace;

    @Inject
    Received received;

    @Override
    public Response toResponse(Throwable failure) {
        var rejection = OAuthExceptionMapper.rejectionIn(failure);
        trace.failed(rejection);
        var fault = rejection.fault();
        var type = fault == DirectiveFault.DIRECTIVE_UNSUPPORTED ? "INVALID_DIRECTIVE" : "INTERNAL_ERROR";
        var status = status(fault);
        var answer = JsonAnswer.of(status, AlexaAnswer.error(received.directive(), type, message(fault)));
        switch (status) {
            case 405 -> answer.header(HttpHeaders.ALLOW, "POST"); // RFC9110-15.5.6
            case 503 -> answer.header(HttpHeaders.RETRY_AFTER, "2");
            default -> {}
        }
        return answer.build();
    }

    /** An answer of the skill is an answer, whatever it says; the forwarder need not look further. */
    private static int status(Fault fault) {
        return fault instanceof DirectiveFault || fault instanceof AmazonFault ? 200 : fault.status();
    }

    private String message(Fault fault) {
        var number = trace.attemptNumber();
        return fault.name() + ": " + fault.description() + (number == null ? "" : " (link attempt " + number + ")");
    }
}
