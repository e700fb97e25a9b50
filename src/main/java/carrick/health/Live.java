package carrick.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Up while Carrick can be asked. A database that is away is no reason to restart a node: that would not bring it back. */
@Liveness
@ApplicationScoped
class Live implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.up("carrick-live");
    }
}
