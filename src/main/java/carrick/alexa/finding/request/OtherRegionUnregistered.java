package carrick.alexa.finding.request;

import carrick.alexa.AlexaPreset;
import carrick.alexa.finding.AlexaShowed;
import carrick.client.Client;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/** The customer's region is missing: the client has the skill's redirect URL of another one, and this one is new to it. */
@ApplicationScoped
@Catalogue(12)
class OtherRegionUnregistered implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("REDIRECT_URI_UNREGISTERED")
                .filter(step -> attempt.client()
                        .filter(client -> isTwin(step.presented(), client))
                        .isPresent())
                .map(step -> Finding.error(this)
                        .explained(
                                "The skill is registered, but not for the Alexa region of this customer: customers of other"
                                        + " regions can link, those of "
                                        + URI.create(step.presented()).getHost() + " cannot.")
                        .seen("redirect_uri presented: " + step.presented())
                        .seen("registered: " + step.expected())
                        .cured("Add " + step.presented()
                                + " to the client, or set its alexa_redirect_url to any one of the"
                                + " skill's Alexa Redirect URLs: Carrick then registers all three.")
                        .shown(AlexaShowed.OUR_PAGE));
    }

    private static boolean isTwin(String presented, Client client) {
        return AlexaPreset.isRedirectUrl(presented)
                && client.redirectUris().stream()
                        .filter(AlexaPreset::isRedirectUrl)
                        .anyMatch(known -> URI.create(known)
                                .getPath()
                                .equals(URI.create(presented).getPath()));
    }
}
