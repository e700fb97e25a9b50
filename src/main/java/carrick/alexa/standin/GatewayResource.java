package carrick.alexa.standin;

import static carrick.alexa.standin.AmazonFault.INVALID_ACCESS_TOKEN_EXCEPTION;
import static carrick.alexa.standin.AmazonFault.INVALID_REQUEST_EXCEPTION;
import static carrick.alexa.standin.AmazonFault.REQUEST_ENTITY_TOO_LARGE_EXCEPTION;
import static carrick.alexa.standin.AmazonFault.SKILL_DISABLED_EXCEPTION;
import static carrick.alexa.standin.AmazonFault.SKILL_NEVER_ENABLED_EXCEPTION;

import carrick.alexa.standin.AmazonFault.Place;
import carrick.http.JsonAnswer;
import carrick.platform.Clock;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The event gateways of the three regions. */
@Path("{region: na|eu|fe}/v3/events")
@RequestScoped
public class GatewayResource {

    private static final int MOST_ENDPOINTS = 300;
    private static final String SCHEME = "Bearer ";

    @Inject
    Faults faults;

    @Inject
    Calls calls;

    @Inject
    AmazonTokens tokens;

    @Inject
    Clock clock;

    @Context
    HttpServletResponse response;

    @POST
    public Response accept(
            @PathParam("region") String region,
            @HeaderParam("Content-Type") String type,
            @HeaderParam("Authorization") String authorization,
            InputStream body)
            throws IOException {
        var call = new Call(region, clock.now());
        var bytes = body.readNBytes(Event.LONGEST + 1);
        var bearer = authorization != null && authorization.startsWith(SCHEME)
                ? authorization.substring(SCHEME.length())
                : "";
        var event = Event.of(type, bytes);
        var set = faults.take(Place.GATEWAY, new String(bytes, StandardCharsets.UTF_8), bearer);
        call.with(event).with(set);
        set.waitOut();
        var token = tokens.recognise(bearer, AmazonToken.Kind.ACCESS);
        token.ifPresent(call::with);
        var answer =
                switch (set.fault()) {
                    case RESET -> BrokenAnswer.reset(response);
                    case HTML -> BrokenAnswer.html();
                    case NONE, SKILL_DISABLED_EXCEPTION ->
                        token.map(known -> judged(known, Region.at(region), event, bearer, set))
                                .orElseGet(() -> refused(INVALID_ACCESS_TOKEN_EXCEPTION, set));
                    default -> refused(set.fault(), set);
                };
        calls.keep(call.ends(BrokenAnswer.statusOf(answer)));
        return answer;
    }

    /** What Amazon looks at once it knows the token, in Amazon's order. */
    private static Response judged(AmazonToken token, Region here, Event event, String bearer, SetFault set) {
        if (token.region() != here) {
            return refused(SKILL_NEVER_ENABLED_EXCEPTION, set);
        }
        if (set.fault() == SKILL_DISABLED_EXCEPTION) {
            return refused(SKILL_DISABLED_EXCEPTION, set);
        }
        if (!event.oversized() && !event.isWellFormed(bearer)) {
            return refused(INVALID_REQUEST_EXCEPTION, set);
        }
        if (event.oversized() || event.endpoints() > MOST_ENDPOINTS) {
            return refused(REQUEST_ENTITY_TOO_LARGE_EXCEPTION, set);
        }
        return Response.status(202).build();
    }

    private static Response refused(AmazonFault fault, SetFault set) {
        var body = Json.createObjectBuilder()
                .add(
                        "header",
                        Json.createObjectBuilder()
                                .add("namespace", "System")
                                .add("name", "Exception")
                                .add("messageId", UUID.randomUUID().toString()))
                .add(
                        "payload",
                        Json.createObjectBuilder().add("code", fault.error()).add("description", fault.description()))
                .build();
        var answer = JsonAnswer.of(fault.status(), body);
        set.retryAfter(fault.status()).ifPresent(seconds -> answer.header("Retry-After", seconds));
        return answer.build();
    }
}
