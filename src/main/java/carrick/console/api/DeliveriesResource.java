package carrick.console.api;

import static carrick.console.ConsoleFault.DELIVERY_NOT_FAILED;
import static carrick.console.ConsoleFault.FILTER_MALFORMED;

import carrick.alexa.delivery.DeliveryStatus;
import carrick.alexa.delivery.EventDelivery;
import carrick.alexa.delivery.Events;
import carrick.console.customers.LinkChanges;
import carrick.http.FormParameters;
import carrick.http.JsonAnswer;
import carrick.http.NamedFault;
import carrick.platform.Id;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.Function;

/** Events on their ways to links: what became of each, and another try for one that failed. What an event says is not told. */
@Path("events")
@RequestScoped
public class DeliveriesResource {

    private static final int MOST = 100;

    @Inject
    ApiCaller caller;

    @Inject
    Events events;

    @Inject
    LinkChanges changes;

    @GET
    public Response list(@HeaderParam("Authorization") String authorization, @Context HttpServletRequest request) {
        caller.require(authorization, Role.SUPPORT);
        var query = FormParameters.ofQuery(request.getQueryString());
        var found = events.list(
                new Events.Wanted(
                        query.find("client_id").orElse(null),
                        read(query, "status", text -> DeliveryStatus.valueOf(text.toUpperCase(Locale.ROOT))),
                        read(query, "before", Long::valueOf)),
                MOST);
        var all = Json.createArrayBuilder();
        found.forEach(delivery -> all.add(json(delivery)));
        var answer = Json.createObjectBuilder().add("deliveries", all);
        if (found.size() == MOST) {
            answer.add("next", String.valueOf(found.get(MOST - 1).id()));
        }
        return JsonAnswer.of(200, answer.build()).build();
    }

    private static <T> T read(FormParameters query, String name, Function<String, T> reading) {
        try {
            return query.find(name).map(reading).orElse(null);
        } catch (IllegalArgumentException malformed) {
            throw new NamedFault(FILTER_MALFORMED, name).rejection();
        }
    }

    /** @param delivery of the one that failed; the answer is the new one */
    @POST
    @Path("{delivery}/resend")
    public Response resend(@HeaderParam("Authorization") String authorization, @PathParam("delivery") String delivery) {
        caller.require(authorization, Role.ADMIN);
        var again = java.util.Optional.of(delivery)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .flatMap(changes::resend)
                .orElseThrow(DELIVERY_NOT_FAILED::rejection);
        return JsonAnswer.of(202, json(again).build()).build();
    }

    private static JsonObjectBuilder json(EventDelivery delivery) {
        var json = Json.createObjectBuilder()
                .add("delivery", String.valueOf(delivery.id()))
                .add("event", Id.show(delivery.event().id()))
                .add("message_id", delivery.event().messageId())
                .add("name", delivery.event().name())
                .add("client_id", delivery.event().clientId())
                .add("link", Id.show(delivery.familyId()))
                .add("status", delivery.status().name().toLowerCase(Locale.ROOT))
                .add("attempts", delivery.attempts())
                .add("changed_at", delivery.changedAt().toString());
        if (delivery.reason() != null) {
            json.add("reason", delivery.reason());
        }
        if (delivery.httpStatus() != 0) {
            json.add("http_status", delivery.httpStatus());
        }
        return json;
    }
}
