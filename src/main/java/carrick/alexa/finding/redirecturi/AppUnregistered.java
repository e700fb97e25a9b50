package carrick.alexa.finding.redirecturi;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The client is linked with Alexa, and an app or a website of its own asks with a redirect URI that was never registered. */
@ApplicationScoped
@Catalogue(104)
class AppUnregistered implements Rule {

    @Inject
    Refusals refusals;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return refusals.of(attempt, Misfit.APP).map(refusal -> refusal.seenIn(Finding.error(this))
                .explained(
                        "The client has redirect URLs of Alexa, and this one is none: linking begins in an app or on a"
                                + " website of the skill's developer, whose redirect URI the client does not have.")
                .cured("If " + refusal.presented() + " is your app's, add it to redirect_uris of the client "
                        + refusal.client() + ". If you have no such app, switch \"Allow users to link their account to"
                        + " your skill from within your application or website\" off in the developer console.")
                .shown(AlexaShowed.OUR_PAGE));
    }
}
