package carrick.alexa.finding.redirecturi;

import carrick.alexa.AlexaPreset;
import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The redirect URI resembles nothing that the client has, nor anything that another client has. */
@ApplicationScoped
class RedirectUriUnknown implements Rule {

    @Inject
    Refusals refusals;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return refusals.of(attempt, Misfit.UNKNOWN).map(refusal -> refusal.seenIn(Finding.error(this))
                .explained(
                        AlexaPreset.isRedirectUrl(refusal.presented())
                                ? "The request comes from an Alexa skill, and the client " + refusal.client()
                                        + " has no redirect URL of Alexa at all."
                                : "The client " + refusal.client() + " has nothing like this redirect URI.")
                .cured(
                        AlexaPreset.isRedirectUrl(refusal.presented())
                                ? "If " + refusal.client()
                                        + " is the client of this skill, set its alexa_redirect_url to "
                                        + refusal.presented()
                                        + "; otherwise enter the id of the skill's own client as Your Client ID."
                                : "If " + refusal.presented() + " is yours, add it to redirect_uris of the client "
                                        + refusal.client() + "; otherwise nothing is to be done.")
                .shown(AlexaShowed.OUR_PAGE));
    }
}
