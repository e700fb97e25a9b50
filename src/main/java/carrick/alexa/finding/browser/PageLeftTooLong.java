package carrick.alexa.finding.browser;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** The customer came back to the page when the request was over. */
@ApplicationScoped
@Catalogue(36)
class PageLeftTooLong implements Rule {

    /** So long Alexa waits for its answer. */
    private static final Duration ALEXA = Duration.ofHours(1);

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Standstill.stoppedBy(attempt, "PAGE_EXPIRED")
                .filter(step -> step.presented() != null && step.presented().startsWith("open since"))
                .map(step -> {
                    var lifetime = settings.duration(Setting.INTERACTION_LIFETIME);
                    return Finding.error(this)
                            .explained(
                                    "The page was open for longer than a request lives, and the customer went on when it"
                                            + " was over.")
                            .seen("request begun at " + attempt.attempt().begunAt() + ", gone on with at " + step.at())
                            .seen("carrick.interaction.lifetime: " + lifetime)
                            .cured("The customer begins again in the Alexa app. "
                                    + (lifetime.compareTo(ALEXA) < 0
                                            ? "Raise carrick.interaction.lifetime from " + lifetime + " to " + ALEXA
                                                    + ": so long Alexa waits."
                                            : "A longer carrick.interaction.lifetime does not help: Alexa itself gives up after"
                                                    + " an hour."))
                            .shown(AlexaShowed.OUR_PAGE);
                });
    }
}
