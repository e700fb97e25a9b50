package carrick.alexa.finding.directive;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A skill event names a skill that no client is: whoever left by it stays linked. */
@ApplicationScoped
@Catalogue(89)
class SkillEventOfUnknownSkill implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.last(step -> step.is("directive") && step.action().equals("skill event"))
                .filter(step -> step.failedWith("SKILL_UNKNOWN"))
                .map(step -> Finding.warning(this)
                        .explained(
                                "Alexa told of a customer who came or went, by a skill id that none of Carrick's clients has. The"
                                        + " event was not taken: whoever disabled the skill still counts as linked.")
                        .seen("event: " + step.request().getOrDefault("directive", "not told"))
                        .seen("skill id presented: " + id(step))
                        .cured("Set \"skill_id\": \"" + id(step) + "\" in alexa of the client of that skill.")
                        .shown(AlexaShowed.LINKED));
    }

    private static String id(Step step) {
        return step.request().getOrDefault("applicationId", "none");
    }
}
