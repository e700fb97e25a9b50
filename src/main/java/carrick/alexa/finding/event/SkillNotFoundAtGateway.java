package carrick.alexa.finding.event;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The gateway does not find the skill, or the customer, that Amazon's token stands for: mostly that of another stage. */
@ApplicationScoped
@Catalogue(94)
class SkillNotFoundAtGateway implements Rule {

    @Inject
    AmazonsGrant amazon;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return AmazonsGrant.failedDelivery(attempt, "SKILL_NOT_FOUND").map(step -> Finding.warning(this)
                .explained(
                        "Amazon's event gateway does not find what the token of this link stands for. The token is that of another"
                                + " stage of the skill, such as development after the skill went live, or of a skill that was deleted.")
                .seen("event: " + step.presented())
                .seen("stage that the customer's request named: "
                        + (attempt.attempt().origin().stage() == null
                                ? "none"
                                : attempt.attempt().origin().stage()))
                .seen("messaging_client_id: "
                        + amazon.messagingClientId(attempt).orElse("none"))
                .cured(
                        "The customer disables and enables the skill in the stage that is to be used, which brings new tokens. Each stage"
                                + " that links needs a client of its own in Carrick, with the messaging credentials of its skill.")
                .shown(AlexaShowed.LINKED));
    }
}
