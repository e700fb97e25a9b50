package carrick.diagnosis;

import carrick.http.Outside;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Job;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Posts a trend that has begun to {@code carrick.diagnosis.webhook}. An answer of 2xx within ten seconds is the end of it; anything else is
 * tried again after five seconds, then less and less often, and at last every ten minutes, for a day.
 */
@ApplicationScoped
class TrendWebhook implements Job {

    private static final System.Logger LOG = System.getLogger(TrendWebhook.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SOONEST = Duration.ofSeconds(5);
    private static final Duration LATEST = Duration.ofMinutes(10);
    private static final Duration A_DAY = Duration.ofDays(1);

    @Inject
    Settings settings;

    @Inject
    Trends trends;

    @Inject
    Outside outside;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "tell of trend";
    }

    @Override
    public Optional<Duration> run(String id) {
        var address = settings.find(Setting.DIAGNOSIS_WEBHOOK);
        var trend = trends.find(Long.parseLong(id)).filter(known -> !known.isTold());
        if (address.isEmpty() || trend.isEmpty()) {
            return Optional.empty();
        }
        if (takes(URI.create(address.get()), trend.get())) {
            trends.told(trend.get().id());
            return Optional.empty();
        }
        return pause(Duration.between(Id.madeAt(trend.get().id()), clock.now()));
    }

    /** As long again as it has waited already. */
    static Optional<Duration> pause(Duration age) {
        if (age.compareTo(A_DAY) > 0) {
            return Optional.empty();
        }
        return Optional.of(age.compareTo(SOONEST) < 0 ? SOONEST : age.compareTo(LATEST) > 0 ? LATEST : age);
    }

    private boolean takes(URI address, Trend trend) {
        try {
            var post = new Outside.Post(
                    address, "application/json", null, json(trend).toString());
            var status = outside.send(post, PATIENCE).status();
            if (status / 100 == 2) {
                return true;
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "carrick.diagnosis.webhook answered " + status + "; Carrick tries again.");
        } catch (IOException unreachable) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "carrick.diagnosis.webhook does not answer; Carrick tries again. " + unreachable.getMessage());
        }
        return false;
    }

    private JsonObject json(Trend trend) {
        var json = Json.createObjectBuilder()
                .add("trend", Id.show(trend.id()))
                .add("name", trend.name())
                .add("severity", trend.severity().name().toLowerCase(java.util.Locale.ROOT))
                .add("since", trend.since().toString())
                .add("subject", trend.subject())
                .add("explanation", trend.explanation())
                .add("evidence", Json.createArrayBuilder(trend.evidence()))
                .add("cure", trend.cure())
                .add("issuer", settings.text(Setting.ISSUER));
        if (trend.clientId() != null) {
            json.add("client_id", trend.clientId());
        }
        return json.build();
    }
}
