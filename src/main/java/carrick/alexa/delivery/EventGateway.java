package carrick.alexa.delivery;

import carrick.alexa.amazon.AmazonAddresses;
import carrick.alexa.amazon.Region;
import carrick.alexa.event.EventMessage;
import carrick.http.JsonBody;
import carrick.http.Outside;
import carrick.oauth.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends one event, once. */
@ApplicationScoped
class EventGateway {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    AmazonAddresses addresses;

    @Inject
    Outside outside;

    GatewayAnswer send(AlexaEvent event, Secret token, Region region) {
        var message =
                EventMessage.addressed(JsonBody.parse(event.body().getBytes(StandardCharsets.UTF_8)), token.reveal());
        var post = new Outside.Post(
                addresses.gateway(region), "application/json", "Bearer " + token.reveal(), message.toString());
        try {
            return GatewayAnswer.of(outside.send(post, PATIENCE));
        } catch (IOException unanswered) {
            return GatewayAnswer.none(unanswered.getClass().getSimpleName() + ": " + unanswered.getMessage());
        }
    }
}
