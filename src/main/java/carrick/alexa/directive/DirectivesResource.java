package carrick.alexa.directive;

import static carrick.alexa.directive.DirectiveFault.DIRECTIVE_UNSUPPORTED;

import carrick.alexa.forwarder.Signed;
import carrick.grant.AccessTokens;
import carrick.http.JsonAnswer;
import carrick.http.JsonBody;
import carrick.oauth.OAuthException;
import carrick.oauth.Secret;
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

    private static final AccessTokens.Faults NO_FAULTS =
            new AccessTokens.Faults(DIRECTIVE_UNSUPPORTED, DIRECTIVE_UNSUPPORTED, DIRECTIVE_UNSUPPORTED);

    @Inject
    Database database;

    @Inject
    Received received;

    @Inject
    AcceptGrant acceptGrant;

    @Inject
    SkillEvents skillEvents;

    @Inject
    AccessTokens accessTokens;

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
        trace.asks(directive::tell);
        trace.asks(signed::tell);
        trace.clientIs(signed.skill()); // as it says, until it is proven
        if (directive.isAcceptGrant()) {
            trace.does("AcceptGrant");
            trace.isWorthAStep();
            return JsonAnswer.of(200, acceptGrant.answer(directive, signed)).build();
        } else if (directive.isSkillEvent()) {
            trace.does("skill event");
            return JsonAnswer.of(200, skillEvents.answer(directive, signed)).build();
        }
        directive.bearer().ifPresent(this::tellWhose);
        throw DIRECTIVE_UNSUPPORTED.rejection(directive.toString());
    }

    /** Nobody answers it here, but the customer it was sent for waits for an answer. */
    private void tellWhose(Secret token) {
        try {
            trace.clientIs(accessTokens.familyNamedBy(token, NO_FAULTS).clientId());
        } catch (OAuthException ofNobodyHere) {
            trace.passed("its token names no link");
        }
    }
}
