package carrick.alexa.finding.pkce;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The verifier is not the one of this request's challenge. */
@ApplicationScoped
@Catalogue(24)
class VerifierWrong implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("CODE_VERIFIER_WRONG").map(step -> Finding.error(this)
                .explained("The code_verifier of the token request does not belong to the code_challenge of this"
                        + " authorization request: the code was mixed up with that of another request, or is not in the"
                        + " hands of whoever asked for it.")
                .seen("code_verifier presented: " + step.presented())
                .seen("expected: " + step.expected())
                .cured(
                        step.presented() != null && step.presented().endsWith("code_challenge itself")
                                ? "Send the verifier, not its challenge."
                                : "Begin the link again in the Alexa app, once. If it happens to everybody, look for what"
                                        + " changes code_challenge or code_verifier on the way; an app of your own must"
                                        + " keep the verifier of each request with its state.")
                .shown(AlexaShowed.UNABLE));
    }
}
