package carrick.alexa.finding.exchange;

import carrick.alexa.AlexaPreset;
import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Alexa names another of its redirect URLs at the exchange than in the browser. */
@ApplicationScoped
@Catalogue(52)
class ExchangeRedirectUriDiffers implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "REDIRECT_URI_DIFFERS")
                .filter(failure -> AlexaPreset.isRedirectUrl(failure.step().presented()))
                .map(failure -> failure.told(Finding.error(this)
                        .explained(
                                "The code was issued for one redirect URL, and the token request names another one. Alexa"
                                        + " sends the same in both: something in front of this server rewrote it in the browser's"
                                        + " request or in the server's.")
                        .seen("redirect_uri presented: " + failure.step().presented())
                        .seen("redirect_uri of the authorization request: "
                                + failure.step().expected())
                        .cured("Compare both requests: the token request must repeat "
                                + failure.step().expected()
                                + ". Take the rewriting of redirect_uri out of the proxy, or the fixed redirect_uri out of the"
                                + " Authorization URI: Alexa adds its own.")));
    }
}
