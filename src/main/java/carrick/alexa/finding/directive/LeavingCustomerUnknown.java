package carrick.alexa.finding.directive;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Alexa told that a customer left whom Carrick never knew: it cannot tell which link that ends. */
@ApplicationScoped
@Catalogue(89)
class LeavingCustomerUnknown implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.failed("ALEXA_USER_UNKNOWN").map(step -> Finding.info(this)
                .explained(
                        "A customer disabled the skill, and Carrick does not know whose link that was: SkillAccountLinked, which"
                                + " tells it, never came for that customer. If the customer had not linked, there is nothing to end.")
                .seen("event: " + step.request().getOrDefault("directive", "not told") + ", " + step.presented())
                .cured(
                        "Subscribe the skill to SKILL_ACCOUNT_LINKED as well as to SKILL_DISABLED, under events in its manifest, with"
                                + " the ARNs of the forwarder.")
                .shown(AlexaShowed.LINKED));
    }
}
