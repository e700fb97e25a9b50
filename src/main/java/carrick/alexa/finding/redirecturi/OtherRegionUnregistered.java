package carrick.alexa.finding.redirecturi;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;

/** The customer's region is missing: the client has the skill's redirect URL of another one, and this one is new to it. */
@ApplicationScoped
@Catalogue(12)
class OtherRegionUnregistered implements Rule {

    @Inject
    Refusals refusals;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return refusals.of(attempt, Misfit.OTHER_REGION).map(refusal -> refusal.seenIn(Finding.error(this))
                .explained("The skill is registered, but not for the Alexa region of this customer: customers of other"
                        + " regions can link, those of "
                        + URI.create(refusal.presented()).getHost() + " cannot.")
                .cured("Add " + refusal.presented() + " to redirect_uris of the client " + refusal.client()
                        + ", or set its alexa_redirect_url to that instead: Carrick then registers all three regions.")
                .shown(AlexaShowed.OUR_PAGE));
    }
}
