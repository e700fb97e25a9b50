package carrick.console.api;

import static carrick.console.ConsoleFault.RELAY_ON;
import static carrick.console.ConsoleFault.RELAY_UNKNOWN;

import carrick.console.relays.RelayChange;
import carrick.http.JsonAnswer;
import carrick.http.JsonBody;
import carrick.relay.Relay;
import carrick.relay.RelayState;
import carrick.relay.RelayTarget;
import carrick.relay.Relays;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The recording relays. For administrators: what customers send goes where these say. */
@Path("relays")
@RequestScoped
public class RelaysResource {

    private static final int LONGEST = 16_384;

    @Inject
    ApiCaller caller;

    @Inject
    Relays relays;

    @Inject
    RelayChange change;

    @GET
    public Response list(@HeaderParam("Authorization") String authorization) {
        caller.require(authorization, Role.ADMIN);
        var all = Json.createArrayBuilder();
        relays.all().forEach(relay -> all.add(json(relay)));
        return JsonAnswer.of(200, Json.createObjectBuilder().add("relays", all).build())
                .build();
    }

    /** It is off at first. */
    @POST
    public Response make(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Content-Type") String type,
            InputStream body)
            throws IOException {
        caller.require(authorization, Role.ADMIN);
        var entered = read(type, body, Set.of("name", "authorization_uri", "token_uri"));
        try {
            var target = RelayTarget.of(
                    entered.getString("name", ""),
                    entered.getString("authorization_uri", ""),
                    entered.getString("token_uri", ""));
            return JsonAnswer.of(201, json(change.make(target))).build();
        } catch (IllegalArgumentException wrong) {
            throw RefusedInput.target(wrong.getMessage()).rejection();
        }
    }

    @GET
    @Path("{handle}")
    public Response show(@HeaderParam("Authorization") String authorization, @PathParam("handle") String handle) {
        caller.require(authorization, Role.ADMIN);
        return JsonAnswer.of(200, json(relays.current(handle).orElseThrow(RELAY_UNKNOWN::rejection)))
                .build();
    }

    @PUT
    @Path("{handle}")
    public Response turn(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Content-Type") String type,
            @PathParam("handle") String handle,
            InputStream body)
            throws IOException {
        caller.require(authorization, Role.ADMIN);
        var named = read(type, body, Set.of("state")).getString("state", "");
        var state = Arrays.stream(RelayState.values())
                .filter(it -> it.name().equals(named.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> RefusedInput.target("state must be off, passing or recording")
                        .rejection());
        return JsonAnswer.of(200, json(change.turn(handle, state).orElseThrow(RELAY_UNKNOWN::rejection)))
                .build();
    }

    @DELETE
    @Path("{handle}")
    public Response remove(@HeaderParam("Authorization") String authorization, @PathParam("handle") String handle) {
        caller.require(authorization, Role.ADMIN);
        relays.current(handle).orElseThrow(RELAY_UNKNOWN::rejection);
        if (!change.remove(handle)) {
            throw RELAY_ON.rejection();
        }
        return Response.noContent().build();
    }

    private static JsonObject read(String type, InputStream body, Set<String> known) throws IOException {
        var entered = JsonBody.parse(JsonBody.read(type, body, LONGEST));
        entered.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw RefusedInput.target(name + " is no field of this").rejection();
                });
        entered.forEach((name, value) -> {
            if (!(value instanceof jakarta.json.JsonString)) {
                throw RefusedInput.target(name + " must be a text").rejection();
            }
        });
        return entered;
    }

    private JsonObject json(Relay relay) {
        return Json.createObjectBuilder()
                .add("handle", relay.handle())
                .add("name", relay.name())
                .add("state", relay.state().name().toLowerCase(Locale.ROOT))
                .add("relay_authorization_uri", relays.authorizationUri(relay))
                .add("relay_token_uri", relays.tokenUri(relay))
                .add("authorization_uri", relay.authorizationUri().toString())
                .add("token_uri", relay.tokenUri().toString())
                .add("changed_at", relay.changedAt().toString())
                .add("changed_by", relay.changedBy())
                .build();
    }
}
