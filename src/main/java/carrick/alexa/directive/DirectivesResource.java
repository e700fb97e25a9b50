package carrick.alexa.directive;

import static carrick.alexa.directive.DirectiveFault.DIRECTIVE_UNSUPPORTED;

import carrick.alexa.forwarder.Signed;
import carrick.http.JsonAnswer;
import carrick.http.JsonBody;
import carrick.platform.Database;
import carrick.trace.Trace;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** Where the forwarder brings what Alexa sends. */
@Path("/")
@RequestScoped
public class DirectivesResource {

    /** In bytes; what Alexa sends is far shorter. */
    static final int LONGEST = 65_536;

    @Inject
    Database database;

    @Inject
    Received received;

    @Inject
    AcceptGrant acceptGrant;

    @Inject
    SkillEvents skillEvents;

    @Inject
    Trace trace;

    @POST
    public Response receive(@HeaderParam("Content-Type") String type, @Context HttpHeaders headers, InputStream body)
            throws IOException {
        var bytes = JsonBody.read(type, body, LONGEST);
        var directive = new Directive(JsonBody.parse(bytes));
        received.is(directive);
        database.requireReady();
        var signed = Signed.of(headers, bytes);
        if (directive.isAcceptGrant()) {
            trace.does("AcceptGrant");
            return JsonAnswer.of(200, acceptGrant.answer(directive, signed)).build();
        } else if (directive.isSkillEvent()) {
            trace.does("skill event");
            return JsonAnswer.of(200, skillEvents.answer(directive, signed)).build();
        }
        throw DIRECTIVE_UNSUPPORTED.rejection(directive.toString());
    }
}
