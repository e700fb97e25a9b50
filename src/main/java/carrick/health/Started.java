package carrick.health;

import carrick.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Up once settings, master key, schema and declarations have been checked and applied. */
@Startup
@ApplicationScoped
class Started implements HealthCheck {

    @Inject
    Database database;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("carrick-started").status(database.isReady());
        if (!database.isReady()) {
            answer.withData("missing", Ready.PREPARED);
        }
        return answer.build();
    }
}
