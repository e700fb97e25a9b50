package carrick.trace;

import carrick.metrics.Metrics;
import io.prometheus.metrics.core.metrics.Counter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.stream.Stream;

/** Milestones and faults of all links, counted whether their steps reach the database or not. */
@ApplicationScoped
class TraceMetrics {

    @Inject
    Metrics metrics;

    private Counter milestones;
    private Counter faults;

    @PostConstruct
    void open() {
        milestones = metrics.counter("carrick_milestones", "Links that reached a milestone", "milestone");
        faults = metrics.counter("carrick_faults", "Steps that failed, by the name in faults.md", "step", "fault");
        Stream.of(Milestone.values()).forEach(milestone -> milestones.initLabelValues(milestone.name()));
    }

    /** From the first look on everything is there, at zero. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // making this bean was all
    }

    void count(StepRecord step) {
        var course = step.course();
        if (course.milestone() != null) {
            milestones.labelValues(course.milestone().name()).inc();
        }
        if (course.fault() != null) {
            faults.labelValues(step.name(), course.fault()).inc();
        }
    }
}
