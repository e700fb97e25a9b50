package carrick.http;

import carrick.platform.Allowances;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Bounds how many rows one network can make Carrick write without proving anything: a pending request for each authorization request,
 * a step of the trace for each failure. All of them are there again after ten minutes.
 */
@ApplicationScoped
public class Floods {

    private static final Duration WHOLE_REFILL = Duration.ofMinutes(10);

    @Inject
    Settings settings;

    private Allowances requests;
    private Allowances steps;

    @PostConstruct
    void open() {
        requests = allowances();
        steps = allowances();
    }

    private Allowances allowances() {
        var size = settings.number(Setting.THROTTLE_REQUESTS);
        return new Allowances(size, WHOLE_REFILL.dividedBy(size));
    }

    /** Whether that network may begin one more authorization request now. */
    public boolean letsBegin(String network) {
        return requests.take(network).isEmpty();
    }

    /** Whether one more step may be written for that network now. */
    boolean letsTell(String network) {
        return steps.take(network).isEmpty();
    }
}
