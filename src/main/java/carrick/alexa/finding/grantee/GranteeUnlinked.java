package carrick.alexa.finding.grantee;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A grant came for a link that had ended. */
@ApplicationScoped
@Catalogue(69)
class GranteeUnlinked implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return AmazonsGrant.failed(attempt, "GRANTEE_UNLINKED").map(step -> Finding.error(this)
                .explained("Alexa sent a grant for events for this link, which had ended before.")
                .seen("token and why the link ended: " + step.presented())
                .seen("AcceptGrant at " + step.at())
                .cured("The customer links again. If links end right after they were made, look for what revokes them: "
                        + "whoever calls /oauth/revoke, or a code that is presented twice.")
                .shown(AlexaShowed.UNABLE));
    }
}
