package carrick.console.api;

import carrick.http.OAuthExceptionMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Everything under {@code /console/api}. */
@ApplicationPath("/console/api")
public class ConsoleEndpoints extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                AttemptsResource.class,
                FindingsResource.class,
                TracesResource.class,
                AuditResource.class,
                StaffResource.class,
                OverviewResource.class,
                ClientsResource.class,
                ConfigurationResource.class,
                AccountsResource.class,
                LinksResource.class,
                DeliveriesResource.class,
                PreflightsResource.class,
                RelaysResource.class,
                OpenApiResource.class,
                OAuthExceptionMapper.class);
    }
}
