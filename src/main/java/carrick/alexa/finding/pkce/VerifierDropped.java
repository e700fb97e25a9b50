package carrick.alexa.finding.pkce;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The request had a challenge, and the exchange of its code brings no verifier. */
@ApplicationScoped
@Catalogue(24)
class VerifierDropped implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("CODE_VERIFIER_MISSING").map(step -> Finding.error(this)
                .explained(
                        "The authorization request used PKCE, and the token request for its code has no code_verifier."
                                + " Whoever begins with a challenge sends the verifier: it was dropped on the way, or an app of"
                                + " yours began the link and Alexa, which knows no verifier of it, went on.")
                .seen("code_challenge of the authorization request: "
                        + attempt.at(Milestone.REQUEST_ACCEPTED)
                                .map(asked -> asked.request().get("code_challenge"))
                                .orElse("not kept"))
                .seen("code_verifier presented: none")
                .cured(
                        "Let every proxy and gateway before Carrick pass the body of POST /oauth/token on unchanged. If an"
                                + " app of yours begins the link, leave code_challenge out of the request that it sends to"
                                + " Carrick.")
                .shown(AlexaShowed.UNABLE));
    }
}
