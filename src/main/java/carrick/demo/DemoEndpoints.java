package carrick.demo;

import carrick.http.OAuthExceptionMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Everything under {@code /demo}, which a {@link carrick.http.Gate} guards. */
@ApplicationPath("/demo")
public class DemoEndpoints extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(DemoResource.class, OAuthExceptionMapper.class);
    }
}
