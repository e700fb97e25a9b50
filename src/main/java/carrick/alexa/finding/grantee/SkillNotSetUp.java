package carrick.alexa.finding.grantee;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Alexa sends grants for a client that Carrick does not know to be a skill that sends events. */
@ApplicationScoped
@Catalogue(65)
class SkillNotSetUp implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        var client = attempt.attempt().clientId();
        return AmazonsGrant.failed(attempt, "SKILL_UNKNOWN").map(step -> Finding.error(this)
                .explained(
                        "Send Alexa Events is on for the skill, so Alexa sent an AcceptGrant, but the client is not set up in"
                                + " Carrick as a skill that sends events.")
                .seen("AcceptGrant at " + step.at() + " for " + step.presented())
                .cured("Add to the client " + client + ": \"alexa\": {\"skill_id\": ..., \"messaging_client_id\": ...,"
                        + " \"messaging_client_secret\": ...}, with Alexa Client Id and Alexa Client Secret of Build > Permissions."
                        + " If the skill is to send no events, switch Send Alexa Events off there.")
                .shown(AlexaShowed.UNABLE));
    }
}
