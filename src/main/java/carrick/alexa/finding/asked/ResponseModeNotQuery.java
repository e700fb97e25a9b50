package carrick.alexa.finding.asked;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The answer is wanted in a fragment or a form. Alexa reads the query, and never asks for anything else by itself. */
@ApplicationScoped
class ResponseModeNotQuery implements Rule {

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("RESPONSE_MODE_UNSUPPORTED").map(step -> Finding.error(this)
                .explained(
                        "The request wants its answer in another place than the query. Alexa sends no response_mode: it"
                                + " stands in the address that was entered in the developer console, or another client asks.")
                .seen("response_mode presented: " + step.presented())
                .seen("expected: query, or none")
                .cured("Enter " + settings.text(Setting.ISSUER)
                        + "/oauth/authorize as Your Web Authorization URI, without response_mode="
                        + step.presented() + ".")
                .shown(AlexaShowed.ERROR_PARAMETER));
    }
}
