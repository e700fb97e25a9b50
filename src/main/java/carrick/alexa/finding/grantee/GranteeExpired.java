package carrick.alexa.finding.grantee;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.client.Client;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The customer's access token had expired when the grant came. */
@ApplicationScoped
@Catalogue(69)
class GranteeExpired implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return AmazonsGrant.failed(attempt, "GRANTEE_EXPIRED").map(step -> finding(attempt, step));
    }

    private Finding finding(Case attempt, Step step) {
        var lifetime = attempt.client()
                .map(Client::policy)
                .map(policy -> policy.accessTokenLifetime().toString())
                .orElse("unknown");
        return Finding.error(this)
                .explained(
                        "Alexa sent a grant for events with an access token of this link that had expired. It refreshes before that"
                                + " as a rule; a clock that is wrong, or a directive that was held up for long, makes it come like this.")
                .seen("token presented: " + step.presented())
                .seen("came " + step.at() + "; access tokens of the client live for " + lifetime)
                .cured(
                        "Compare the clocks of Carrick's servers with the time. If they are right, the customer disables and enables the"
                                + " skill, which brings a grant with a new token.")
                .shown(AlexaShowed.UNABLE);
    }
}
