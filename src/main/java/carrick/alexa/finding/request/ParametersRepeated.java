package carrick.alexa.finding.request;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The address in the console already has a query, and Alexa adds its own parameters of the same names. */
@ApplicationScoped
@Catalogue(17)
class ParametersRepeated implements Rule {

    @Inject
    Addresses addresses;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("CLIENT_ID_REPEATED", "REDIRECT_URI_REPEATED", "PARAMETER_REPEATED")
                .filter(step -> step.is("authorize"))
                .map(step -> {
                    var names = step.request()
                            .getOrDefault("sent more than once", "")
                            .replace(" ", ", ");
                    return Finding.error(this)
                            .explained(
                                    "Alexa sends each parameter once. What arrived twice stands in the address that was"
                                            + " entered in the developer console as well.")
                            .seen("sent more than once: " + names)
                            .cured("Enter " + addresses.authorization()
                                    + " as Your Web Authorization URI, without a query: remove " + names + " from it.")
                            .shown(
                                    step.failedWith("PARAMETER_REPEATED")
                                            ? AlexaShowed.ERROR_PARAMETER
                                            : AlexaShowed.OUR_PAGE);
                });
    }
}
