package carrick.alexa.finding.directive;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What came to the address for directives is not Alexa's JSON. */
@ApplicationScoped
@Catalogue(65)
class DirectiveUnreadable implements Rule {

    private static final String[] FAULTS = {
        "JSON_MALFORMED", "JSON_EXPECTED", "JSON_TOO_LARGE", "BODY_UNREADABLE", "BODY_TOO_SLOW", "METHOD_NOT_ALLOWED"
    };

    @Inject
    AmazonsGrant amazon;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.last(step -> step.is("directive") && step.failedWith(FAULTS))
                .map(this::finding)
                .or(() -> amazon.missingFor(attempt)
                        .flatMap(silence -> AmazonsGrant.stray(attempt, FAULTS))
                        .map(step -> finding(step)
                                .likely(
                                        60,
                                        "it came in the two minutes in which the AcceptGrant of this link was due")));
    }

    private Finding finding(Step step) {
        return Finding.error(this)
                .explained(
                        "Something came to the address for directives that is not the JSON that Alexa sends. Whoever forwards"
                                + " encodes or wraps it, or sends it as something else.")
                .seen(step.fault() + (step.presented() == null ? "" : ": " + step.presented()))
                .seen("method " + step.request().getOrDefault("method", "?") + ", Content-Type "
                        + step.request().getOrDefault("Content-Type", "none") + ", User-Agent " + step.userAgent())
                .cured(
                        "POST the event that the function gets as it is, with Content-Type: application/json; the forwarder that Carrick"
                                + " serves does.")
                .shown(AlexaShowed.UNABLE);
    }
}
