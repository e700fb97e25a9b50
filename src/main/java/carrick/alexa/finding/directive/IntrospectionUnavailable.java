package carrick.alexa.finding.directive;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whoever answers the skill's directives could not ask about tokens for a while, and may have called them bad. */
@ApplicationScoped
@Catalogue(87)
class IntrospectionUnavailable implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.last(step -> step.is("introspect") && step.fault() != null && step.status() >= 500)
                .map(step -> Finding.warning(this)
                        .explained(
                                "Carrick could not tell about a token for a while and said so, with 503. A device cloud that takes this"
                                        + " for a bad token, and answers Alexa INVALID_AUTHORIZATION_CREDENTIAL, loses the link for good. Whose"
                                        + " token it was could not be told either: that takes the database.")
                        .seen(step.fault() + " at " + step.at() + ", node " + step.node()
                                + (step.presented() == null ? "" : ", " + step.presented()))
                        .cured(
                                "Let the device cloud try again after a 503, as Retry-After says, and answer Alexa INTERNAL_ERROR if that"
                                        + " fails; only {\"active\":false} says that a token is bad.")
                        .shown(AlexaShowed.LINK_AGAIN));
    }
}
