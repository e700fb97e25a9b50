package carrick.health;

import carrick.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up while requests can be answered: the start is complete and the database answers now. Says so within two seconds either way. */
@Readiness
@ApplicationScoped
class Ready implements HealthCheck {

    static final String PREPARED = "schema, master key and declarations have not been checked yet: see the log";

    @Inject
    Database database;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("carrick-ready");
        if (!database.answersSoon()) {
            answer.down().withData("missing", "the database behind jdbc/carrick does not answer");
        } else if (!database.isReady()) {
            answer.down().withData("missing", PREPARED);
        } else {
            answer.up();
        }
        return answer.build();
    }
}
