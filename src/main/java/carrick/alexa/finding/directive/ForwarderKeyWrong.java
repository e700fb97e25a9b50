package carrick.alexa.finding.directive;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The forwarder signs with another key than Carrick has for it. */
@ApplicationScoped
@Catalogue(65)
class ForwarderKeyWrong implements Rule {

    private static final String FAULT = "SIGNATURE_WRONG";

    @Inject
    AmazonsGrant amazon;

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.failed(FAULT).map(this::finding).or(() -> amazon.missingFor(attempt)
                .flatMap(silence -> AmazonsGrant.stray(attempt, FAULT))
                .map(step -> finding(step)
                        .seen("this link waits for its AcceptGrant; the refused directive came " + step.at())
                        .likely(90, "it came in the two minutes in which that of this link was due")));
    }

    private Finding finding(Step step) {
        var skill = step.request().getOrDefault("X-Carrick-Skill", "CLIENT");
        return Finding.error(this)
                .explained(
                        "Something came that the forwarder of the skill should have signed, and the signature is not its. The"
                                + " forwarder was deployed for another skill or another Carrick, Carrick's master key was changed since, or"
                                + " something on the way changes the body.")
                .seen("presented: " + step.presented())
                .seen("directive: " + step.request().getOrDefault("directive", "not told"))
                .cured("Deploy the forwarder again: curl -u " + skill + ":SECRET -o template.yaml "
                        + settings.text(Setting.ISSUER)
                        + "/alexa/forwarder/template.yaml, and aws cloudformation deploy in all three regions. While a master key is"
                        + " replaced, keep the old one in carrick.master-key.previous until that is done.")
                .shown(AlexaShowed.UNABLE);
    }
}
