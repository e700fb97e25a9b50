package carrick.alexa.finding.directive;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Alexa sends its other directives to Carrick, which answers none of them: nothing of the skill works. */
@ApplicationScoped
@Catalogue({90, 91})
class DirectiveNotForCarrick implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.failed("DIRECTIVE_UNSUPPORTED").map(step -> Finding.warning(this)
                .explained("Alexa sent " + name(step)
                        + ", and the forwarder brought it to Carrick, which answers AcceptGrant and skill"
                        + " events and nothing else. Alexa was told INVALID_DIRECTIVE, so the customer finds no devices, or none that"
                        + " respond.")
                .seen("directive presented: " + name(step))
                .seen("forwarder: skill " + step.request().getOrDefault("X-Carrick-Skill", "none") + ", region "
                        + step.request().getOrDefault("X-Carrick-Region", "none"))
                .cured(
                        "Deploy the forwarder with --parameter-overrides HandlerUrl=https://... or HandlerFunction=NAME of your own"
                                + " handler: the forwarder then hands all other directives to it, and only AcceptGrant and skill events to"
                                + " Carrick.")
                .shown(AlexaShowed.LINKED));
    }

    private static String name(Step step) {
        return step.presented() == null ? "a directive" : step.presented();
    }
}
