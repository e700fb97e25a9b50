package carrick.alexa.finding.pkce;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The exchange brings a verifier, and the request had no challenge: somebody took it out. */
@ApplicationScoped
@Catalogue(24)
class ChallengeRemoved implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("CODE_VERIFIER_UNEXPECTED").map(step -> Finding.error(this)
                .explained("Alexa proves by a code_verifier that it began this link, but its authorization request came"
                        + " here without a code_challenge: something on the way took it out. That may be an attack"
                        + " (RFC9700-2.1.1), so no tokens are given.")
                .seen("code_challenge of the authorization request: "
                        + attempt.at(Milestone.REQUEST_ACCEPTED)
                                .map(asked -> asked.request().getOrDefault("code_challenge", "none"))
                                .orElse("none"))
                .seen("code_verifier presented: " + step.request().get("code_verifier"))
                .cured(
                        "Let every proxy and redirect before Carrick pass code_challenge and code_challenge_method of the"
                                + " authorization request on unchanged.")
                .shown(AlexaShowed.UNABLE));
    }
}
