package carrick.alexa.finding.pkce;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The client must use PKCE, and the console does not. */
@ApplicationScoped
@Catalogue(25)
class PkceOffInConsole implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("CODE_CHALLENGE_MISSING")
                .filter(step -> !step.request().containsKey("code_challenge_method"))
                .map(step -> Finding.error(this)
                        .explained("This server wants PKCE of the client " + step.clientId()
                                + ", and the skill did not use it: it is switched off in the developer console.")
                        .seen("code_challenge presented: none")
                        .seen("pkce_required of the client: true")
                        .cured(
                                "Switch Proof Key for Code Exchange on in the developer console, under Account Linking; or"
                                        + " set pkce_required of the client " + step.clientId() + " to false.")
                        .shown(AlexaShowed.ERROR_PARAMETER));
    }
}
