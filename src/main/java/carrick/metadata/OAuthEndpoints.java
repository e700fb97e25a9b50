package carrick.metadata;

import carrick.authorization.AuthorizationResource;
import carrick.authorization.UpstreamResource;
import carrick.http.OAuthExceptionMapper;
import carrick.introspection.IntrospectionResource;
import carrick.revocation.RevocationResource;
import carrick.token.TokenResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Everything under {@code /oauth}. */
@ApplicationPath("/oauth")
public class OAuthEndpoints extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                AuthorizationResource.class,
                TokenResource.class,
                RevocationResource.class,
                UpstreamResource.class,
                IntrospectionResource.class,
                OAuthExceptionMapper.class);
    }
}
