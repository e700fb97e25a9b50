package carrick.alexa;

import carrick.alexa.amazon.ReciprocalResource;
import carrick.alexa.delivery.EventsResource;
import carrick.alexa.forwarder.ForwarderResource;
import carrick.http.OAuthExceptionMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Everything under {@code /alexa} that answers errors as OAuth does; directives answer them as Alexa does and stand apart. */
@ApplicationPath("/alexa")
public class AlexaEndpoints extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                EventsResource.class, ReciprocalResource.class, ForwarderResource.class, OAuthExceptionMapper.class);
    }
}
