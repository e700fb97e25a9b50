package carrick.alexa.finding.directive;

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

/** Something without the signature of the skill's forwarder was brought, and the skill requires one. */
@ApplicationScoped
@Catalogue(65)
class ForwarderDoesNotSign implements Rule {

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.last(step -> step.is("directive"))
                .filter(step -> step.failedWith("SIGNATURE_MISSING"))
                .map(step -> Finding.error(this)
                        .explained(
                                "A directive for this skill came without the signature of its forwarder, or with a part of it"
                                        + " missing. The skill calls a function that is not the forwarder of Carrick, or something on the way"
                                        + " drops its headers.")
                        .seen("presented: " + step.presented())
                        .seen("directive: " + step.request().getOrDefault("directive", "not told"))
                        .cured("Deploy the forwarder of " + settings.text(Setting.ISSUER)
                                + "/alexa/forwarder/template.yaml as the skill's endpoint, and let proxies pass X-Carrick-Skill,"
                                + " X-Carrick-Region, X-Carrick-Time and X-Carrick-Signature. Only where nobody else can reach this"
                                + " address, set \"require_signature\": false in alexa of the client.")
                        .shown(AlexaShowed.UNABLE));
    }
}
