package carrick.alexa.finding.redirecturi;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The console has the id of a client of this server, but not of the one to which the skill's redirect URI belongs. */
@ApplicationScoped
@Catalogue(16)
class ClientIdOfOtherClient implements Rule {

    @Inject
    Refusals refusals;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return refusals.ofOtherClient(attempt).map(refusal -> refusal.seenIn(Finding.error(this))
                .explained("The request names the client " + refusal.client() + " and the redirect URI of the client "
                        + refusal.owner() + ": the skill was given the id of the wrong one.")
                .seen("client_id presented: " + refusal.client())
                .seen("client that has this redirect_uri: " + refusal.owner())
                .cured("Enter " + refusal.owner() + " as Your Client ID in the developer console, and its secret as"
                        + " Your Secret.")
                .shown(AlexaShowed.OUR_PAGE));
    }
}
