package carrick.alexa.standin;

import carrick.http.OAuthExceptionMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Everything under {@code /stand-in}, which a {@link carrick.http.Gate} guards. */
@ApplicationPath("/stand-in")
public class StandInEndpoints extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                LoginWithAmazonResource.class,
                GatewayResource.class,
                StandInResource.class,
                OAuthExceptionMapper.class);
    }
}
