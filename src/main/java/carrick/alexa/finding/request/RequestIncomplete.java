package carrick.alexa.finding.request;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Parameters that Alexa always sends did not arrive: the query was lost or cut on the way, or nobody but a person opened the address. */
@ApplicationScoped
class RequestIncomplete implements Rule {

    @Inject
    Addresses addresses;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("CLIENT_ID_MISSING", "REDIRECT_URI_MISSING", "RESPONSE_TYPE_MISSING")
                .filter(Query::isIntact)
                .map(step -> {
                    var missing = Query.missing(step);
                    return Finding.error(this)
                            .explained(
                                    missing.size() == 4
                                            ? "The request had no parameters at all: either somebody opened the address by"
                                                    + " hand, or a redirect in front of Carrick, such as from http to"
                                                    + " https, drops the query."
                                            : "The request lacks what Alexa always sends: something on the way drops it,"
                                                    + " or a client that is not Alexa leaves it out.")
                            .seen("missing: " + String.join(", ", missing))
                            .seen(sent(step))
                            .cured("Enter exactly " + addresses.authorization()
                                    + " as Your Web Authorization URI, so that nothing redirects the request; and let"
                                    + " every proxy before Carrick pass the query on unchanged.")
                            .shown(
                                    step.failedWith("RESPONSE_TYPE_MISSING")
                                            ? AlexaShowed.ERROR_PARAMETER
                                            : AlexaShowed.OUR_PAGE);
                });
    }

    /** So far as it is known by name. */
    private static String sent(Step step) {
        var id = step.request().get("client_id");
        return id == null ? null : "client_id presented: " + id;
    }
}
