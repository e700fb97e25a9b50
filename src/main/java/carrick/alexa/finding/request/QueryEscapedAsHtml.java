package carrick.alexa.finding.request;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The request was copied out of, or written into, a page: each ampersand became {@code &amp;}, and the parameters after it got other names. */
@ApplicationScoped
@Catalogue(19)
class QueryEscapedAsHtml implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.isLinked()
                ? Optional.empty()
                : attempt.first(step -> step.is("authorize") && !Query.isIntact(step))
                        .map(step -> Finding.error(this)
                                .explained("Something on the way wrote the address of the request into HTML and did not"
                                        + " read it back: each & became &amp;, so that the parameters after it, state"
                                        + " among them, are not there under their names.")
                                .seen("parameters presented: " + String.join(", ", Query.escaped(step)))
                                .cured(
                                        "Find the page or proxy in front of Carrick that passes the address on, such as a"
                                                + " page that redirects by script or by a meta element, and let it answer 302"
                                                + " with the query as it came. Parameters are separated by & alone.")
                                .shown(step.fault() == null ? AlexaShowed.UNABLE : AlexaShowed.OUR_PAGE));
    }
}
