package carrick.alexa.finding.directive;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** The customer disabled the skill, as Amazon's other answers show, and no skill event told. */
@ApplicationScoped
@Catalogue(89)
class CustomerLeftUnnoticed implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return AmazonsGrant.failedDelivery(attempt, "SKILL_DISABLED", "AMAZON_GRANT_GONE")
                .filter(step -> attempt.at(Milestone.ENDED).isEmpty())
                .filter(step -> Duration.between(step.at(), attempt.now()).compareTo(attempt.patience()) >= 0)
                .map(step -> finding(attempt, step));
    }

    private Finding finding(Case attempt, Step step) {
        var came = attempt.first(event -> event.passed().contains("AlexaSkillEvent.SkillAccountLinked"));
        return Finding.warning(this)
                .explained(
                        step.failedWith("SKILL_DISABLED")
                                ? "Amazon's event gateway says that the customer disabled the skill, but no SkillDisabled event came."
                                        + " Carrick stopped sending events; the link still counts as one."
                                : "Login with Amazon refuses to renew Amazon's tokens, which means that the customer disabled the skill,"
                                        + " or that the messaging client was changed; no SkillDisabled event came. Carrick stopped"
                                        + " sending events; the link still counts as one.")
                .seen(step.fault() + " at " + step.at() + ": " + step.presented())
                .seen("SkillAccountLinked for this link: "
                        + came.map(event -> "came " + event.at()).orElse("never came"))
                .cured(
                        "Subscribe the skill to SKILL_DISABLED and SKILL_ACCOUNT_LINKED, under events in its manifest, with the ARNs of"
                                + " the forwarder; the function needs the trigger Alexa Skills Kit as well.")
                .shown(AlexaShowed.LINKED);
    }
}
