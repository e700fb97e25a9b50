package carrick.alexa.finding.exchange;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.trace.Milestone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** The code had expired when the client brought it. */
@ApplicationScoped
@Catalogue(54)
class CodeCameTooLate implements Rule {

    @Inject
    TokenFailures requests;

    private static final Duration SHORT = Duration.ofSeconds(60);

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "CODE_EXPIRED").map(failure -> {
            var age = attempt.at(Milestone.CODE_ISSUED)
                    .map(issued -> Duration.between(issued.at(), failure.step().at()));
            return failure.told(Finding.error(this)
                    .explained(
                            "Alexa brought the code when it was no longer good. It usually comes within three seconds, so"
                                    + " either codes end too early here, or something held the request up.")
                    .seen(age.map(old -> "age of the code: " + old.toSeconds() + " s")
                            .orElse(null))
                    .seen("carrick.code.lifetime: " + lifetime())
                    .seen("expected: " + failure.step().expected() + ", presented: "
                            + failure.step().presented())
                    .cured(cure(age.orElse(Duration.ZERO))));
        });
    }

    private Duration lifetime() {
        return settings.duration(Setting.CODE_LIFETIME);
    }

    /** A code that is younger than codes get now was made under another setting, or by another clock. */
    private String cure(Duration age) {
        if (age.compareTo(lifetime()) < 0) {
            return "Set carrick.code.lifetime to the same value on all nodes, and check that they all use one database: the"
                    + " time of a code is the time of the database.";
        }
        return lifetime().compareTo(SHORT) <= 0
                ? "Set carrick.code.lifetime to PT5M; " + lifetime() + " is too short for a slow connection."
                : "Look what kept Alexa from asking for " + age.toSeconds()
                        + " s: failed attempts before this one, an outage of"
                        + " this server or of what stands in front of it. If it lasts, set carrick.code.lifetime to PT10M.";
    }
}
