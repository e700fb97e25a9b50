package carrick.alexa.finding.request;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** A percent sign in the query begins no encoded character. Alexa encodes well: it stands in the console's address, or was made on the way. */
@ApplicationScoped
@Catalogue(17)
class QueryMalformed implements Rule {

    @Inject
    Addresses addresses;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("REQUEST_MALFORMED").map(step -> Finding.error(this)
                .explained(
                        "The query of the request cannot be read, because a percent sign in it is not followed by two"
                                + " hexadecimal digits. Alexa writes none like that.")
                .seen("presented: "
                        + (step.presented() == null ? "a query that is not form-encoded" : step.presented()))
                .seen("expected: " + step.expected())
                .cured("Enter " + addresses.authorization()
                        + " as Your Web Authorization URI, without a query. If it stands there already, look for a proxy"
                        + " that rewrites queries.")
                .shown(AlexaShowed.OUR_PAGE));
    }
}
