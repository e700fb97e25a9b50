package carrick.alexa.delivery;

import static carrick.alexa.delivery.DeliveryFault.EVENT_UNKNOWN;

import carrick.client.Client;
import carrick.http.JsonAnswer;
import carrick.http.JsonBody;
import carrick.platform.Database;
import carrick.platform.Id;
import carrick.platform.Jobs;
import carrick.platform.Unavailable;
import carrick.token.Bearer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Where a device cloud leaves events, and asks what became of them. */
@Path("events")
@RequestScoped
public class EventsResource {

    /** In bytes, for a whole batch. */
    static final int LONGEST = 4 << 20;

    @Inject
    Database database;

    @Inject
    Bearer bearer;

    @Inject
    Recipients recipients;

    @Inject
    Events events;

    @Inject
    Delivery delivery;

    @Inject
    Jobs jobs;

    @POST
    public Response accept(
            @HeaderParam("Content-Type") String type,
            @HeaderParam("Authorization") String authorization,
            InputStream body)
            throws IOException {
        database.requireReady();
        var client = bearer.senderOf(authorization);
        var request = EventsRequest.of(JsonBody.parse(JsonBody.read(type, body, LONGEST)));
        var posted = store(client, request, recipients.of(request));
        posted.stream()
                .flatMap(event -> event.deliveries().stream())
                .map(EventDelivery::lane)
                .filter(Objects::nonNull) // what is done has none
                .distinct()
                .forEach(lane -> jobs.see(delivery, lane, Duration.ZERO));
        var answer = Json.createArrayBuilder();
        posted.forEach(event -> answer.add(describe(event)));
        return JsonAnswer.of(
                        202, Json.createObjectBuilder().add("events", answer).build())
                .build();
    }

    /** @param id the number of the event, or its {@code messageId} */
    @GET
    @Path("{id}")
    public Response find(@HeaderParam("Authorization") String authorization, @PathParam("id") String id) {
        database.requireReady();
        var client = bearer.senderOf(authorization);
        var posted = Optional.of(id)
                .filter(given -> given.chars().noneMatch(Character::isISOControl)) // some databases refuse them
                .flatMap(given -> events.find(client.clientId(), given))
                .orElseThrow(EVENT_UNKNOWN::rejection);
        return JsonAnswer.of(200, describe(posted).build()).build();
    }

    /** The same batch posted twice at once collides in the database; whoever loses finds it stored. */
    private List<Events.Posted> store(Client client, EventsRequest request, Set<Long> families) {
        try {
            return events.accept(client.clientId(), request.messages(), families);
        } catch (RuntimeException collision) {
            if (!Unavailable.causes(collision)) {
                throw collision;
            }
            return events.accept(client.clientId(), request.messages(), families);
        }
    }

    private static JsonObjectBuilder describe(Events.Posted posted) {
        var deliveries = Json.createArrayBuilder();
        posted.deliveries().forEach(one -> deliveries.add(describe(one)));
        return Json.createObjectBuilder()
                .add("id", Id.show(posted.event().id()))
                .add("message_id", posted.event().messageId())
                .add("name", posted.event().name())
                .add("accepted_at", Id.madeAt(posted.event().id()).toString())
                .add("status", posted.status())
                .add("deliveries", deliveries);
    }

    private static JsonObject describe(EventDelivery one) {
        var json = Json.createObjectBuilder()
                .add("family", Id.show(one.familyId()))
                .add("status", one.status().name().toLowerCase(java.util.Locale.ROOT))
                .add("attempts", one.attempts())
                .add("changed_at", one.changedAt().toString());
        if (one.reason() != null) {
            json.add("reason", one.reason());
        }
        return (one.httpStatus() == 0 ? json : json.add("http_status", one.httpStatus())).build();
    }
}
