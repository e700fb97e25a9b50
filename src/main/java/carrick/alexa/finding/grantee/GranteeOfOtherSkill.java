package carrick.alexa.finding.grantee;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The forwarder of one skill brought what Alexa sent for a link of another. */
@ApplicationScoped
@Catalogue(69)
class GranteeOfOtherSkill implements Rule {

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.last(step -> step.is("directive"))
                .filter(step -> step.failedWith("GRANTEE_OF_OTHER_SKILL"))
                .map(step -> {
                    var forwarder = step.request().getOrDefault("X-Carrick-Skill", "another client");
                    var client = attempt.isStray()
                            ? "the skill that calls it"
                            : attempt.attempt().clientId();
                    return Finding.error(this)
                            .explained(
                                    "The skill calls a forwarder that was made for another skill, or another stage of it. Carrick"
                                            + " does not take a grant for one skill from the forwarder of another.")
                            .seen("presented: " + step.presented())
                            .seen("forwarder deployed for: " + forwarder)
                            .cured("Deploy the forwarder with the credentials of " + client + ": "
                                    + settings.text(Setting.ISSUER)
                                    + "/alexa/forwarder/template.yaml, asked for with its client id and secret, and enter the ARN of"
                                    + " that function as the skill's endpoint.")
                            .shown(AlexaShowed.UNABLE);
                });
    }
}
