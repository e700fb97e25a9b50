package carrick.diagnosis;

import carrick.metrics.Metrics;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Job;
import carrick.platform.Jobs;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.trace.HourlyCounts;
import carrick.trace.LinkAttempts;
import io.prometheus.metrics.core.metrics.Counter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks all rules about trends, once a minute on one node; tells of what is new in the log, in a metric and to the webhook. */
@ApplicationScoped
public class TrendWatch implements Job {

    /** The only subject: everything that happened lately. */
    public static final String ALL = "all";

    private static final System.Logger LOG = System.getLogger("carrick.findings");

    @Inject
    Instance<TrendRule> rules;

    @Inject
    LinkAttempts attempts;

    @Inject
    HourlyCounts counts;

    @Inject
    Trends trends;

    @Inject
    TrendWebhook webhook;

    @Inject
    Jobs jobs;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Metrics metrics;

    private Counter found;

    /** Each begins at zero: the growth of a series that begins at one cannot be asked for. */
    @PostConstruct
    void open() {
        found = metrics.counter("carrick_trends", "Findings across attempts that began, by name", "finding");
        rules.handles()
                .forEach(rule ->
                        found.initLabelValues(rule.getBean().getBeanClass().getSimpleName()));
    }

    @Override
    public String name() {
        return "watch trends";
    }

    @Override
    public Optional<Duration> run(String subject) {
        var lately = new Lately(attempts, counts, clock.now());
        var drifts = rules.stream().flatMap(rule -> examine(rule, lately)).toList();
        trends.note(drifts).forEach(this::tell);
        return Optional.of(settings.duration(Setting.DIAGNOSIS_PATIENCE));
    }

    /** What can be said of the last day now, without noting it. */
    private static Stream<Drift> examine(TrendRule rule, Lately lately) {
        try {
            return rule.examine(lately).stream();
        } catch (RuntimeException stumbled) {
            LOG.log(System.Logger.Level.WARNING, "A rule about trends failed: " + rule, stumbled);
            return Stream.empty();
        }
    }

    private void tell(Trend trend) {
        found.labelValues(trend.name()).inc();
        LOG.log(
                System.Logger.Level.WARNING,
                "trend=" + Id.show(trend.id()) + " finding=" + trend.name() + " severity=" + trend.severity()
                        + " since=" + trend.since());
        if (settings.find(Setting.DIAGNOSIS_WEBHOOK).isPresent()) {
            jobs.see(webhook, String.valueOf(trend.id()), Duration.ZERO);
        }
    }
}
