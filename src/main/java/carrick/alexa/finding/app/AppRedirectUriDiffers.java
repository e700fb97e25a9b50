package carrick.alexa.finding.app;

import carrick.alexa.AlexaPreset;
import carrick.alexa.finding.Likeness;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** An app enabled the skill with a redirect URI that is not the one for which its code was issued. */
@ApplicationScoped
@Catalogue(100)
class AppRedirectUriDiffers implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("REDIRECT_URI_DIFFERS")
                .filter(step -> !AlexaPreset.isRedirectUrl(step.presented()))
                .map(step -> Finding.error(this)
                        .explained(
                                "Alexa asked for tokens with the redirect URI of an app, as it was named when the app"
                                        + " enabled the skill. The code was issued for another one, so it was refused and the"
                                        + " app's call to Alexa fails with 400 or 500.")
                        .seen("redirect_uri presented: " + step.presented())
                        .seen("redirect_uri of the authorization request: " + step.expected())
                        .seen("first difference: " + Likeness.firstDifference(step.presented(), step.expected()))
                        .cured("Let the app send \"redirectUri\": \"" + step.expected()
                                + "\" in accountLinkRequest, the one with which it asked Carrick for the code.")
                        .shown("Nothing: the app got an error from Alexa's enablement API."));
    }
}
