package carrick.alexa.finding.asked;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The request asks for a kind of answer that is neither a code nor one of those that have a conclusion of their own. */
@ApplicationScoped
class ResponseTypeNotCode implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("RESPONSE_TYPE_UNSUPPORTED")
                .filter(step -> !step.presented().equals("token") && !OpenIdAsked.isAskedBy(step))
                .map(step -> Finding.error(this)
                        .explained(
                                "The request asks for an answer of another kind than a code. Alexa sends code, or token"
                                        + " for the implicit grant; this came from another client, or was changed on the way.")
                        .seen("response_type presented: " + step.presented())
                        .seen("expected: code")
                        .cured("Send response_type=code, in lower case.")
                        .shown(AlexaShowed.ERROR_PARAMETER));
    }
}
