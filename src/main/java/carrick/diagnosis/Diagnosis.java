package carrick.diagnosis;

import carrick.client.Clients;
import carrick.platform.Clock;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.trace.LinkAttempt;
import carrick.trace.LinkAttempts;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks all rules about an attempt. Reads and never writes. */
@ApplicationScoped
public class Diagnosis {

    private static final System.Logger LOG = System.getLogger(Diagnosis.class.getName());

    private List<Rule> rules;

    @Inject
    LinkAttempts attempts;

    @Inject
    Clients clients;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Looked for once: to find them anew for each attempt takes a fifth of what examining it takes. */
    @Inject
    void know(Instance<Rule> all) {
        rules = all.stream().toList();
    }

    /**
     * What can be concluded of the attempt now; the cause that matters most first, and nothing for one that is well.
     *
     * @param steps all of the attempt's, in their order
     */
    public List<Finding> of(LinkAttempt attempt, List<Step> steps) {
        var examined = new Case(
                attempt,
                steps,
                new Surroundings(clients, attempts),
                clock.now(),
                settings.duration(Setting.DIAGNOSIS_PATIENCE));
        return rules.stream()
                .flatMap(rule -> examine(rule, examined))
                .sorted(Finding.BY_WEIGHT)
                .toList();
    }

    /** A rule that stumbles costs its own conclusion and no other. */
    private static Stream<Finding> examine(Rule rule, Case examined) {
        try {
            return rule.examine(examined).stream();
        } catch (RuntimeException stumbled) {
            LOG.log(System.Logger.Level.WARNING, "A rule of the diagnosis failed: " + rule, stumbled);
            return Optional.<Finding>empty().stream();
        }
    }
}
