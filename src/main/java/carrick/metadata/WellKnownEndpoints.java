package carrick.metadata;

import carrick.http.OAuthExceptionMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Everything under {@code /.well-known} (RFC8615-3). */
@ApplicationPath("/.well-known")
public class WellKnownEndpoints extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(MetadataResource.class, KeysResource.class, OAuthExceptionMapper.class);
    }
}
