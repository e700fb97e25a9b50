package carrick.alexa.finding.grant;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.alexa.skill.Skills;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Amazon's grant came, or events were posted, and Carrick does not know the skill's messaging credentials. */
@ApplicationScoped
@Catalogue(67)
class MessagingCredentialsMissing implements Rule {

    @Inject
    AmazonsGrant amazon;

    @Inject
    Skills skills;

    @Override
    public Optional<Finding> examine(Case attempt) {
        var client = attempt.attempt().clientId();
        return AmazonsGrant.failed(attempt, "MESSAGING_CREDENTIALS_MISSING")
                .map(step -> Finding.error(this)
                        .explained(
                                "Alexa sent the grant for events, but Carrick has no messaging credentials of the skill with which"
                                        + " to take it to Amazon.")
                        .seen("AcceptGrant at " + step.at() + ", " + step.presented())
                        .shown(AlexaShowed.UNABLE))
                .or(() -> AmazonsGrant.failedDelivery(attempt, "AMAZON_GRANT_MISSING")
                        .filter(step -> amazon.messagingClientId(attempt).isEmpty())
                        .map(step -> Finding.warning(this)
                                .explained(
                                        "Events are posted for this link, but Carrick has no messaging credentials of the skill,"
                                                + " and no grant of Amazon to send them with.")
                                .seen("posted: " + step.presented())
                                .shown(AlexaShowed.LINKED)))
                .map(finding -> finding.cured(cure(attempt, client)));
    }

    private String cure(Case attempt, String client) {
        if (amazon.messagingClientId(attempt).isPresent()) {
            return "They are there now: the customer links again.";
        }
        return skills.find(client).isPresent() && !skills.isUsable(client)
                ? "They are stored, encrypted under a master key that is gone: set carrick.master-key.previous, or declare them again."
                : "Under Build > Permissions, copy Alexa Client Id and Alexa Client Secret of Send Alexa Events, and set them as"
                        + " messaging_client_id and messaging_client_secret in alexa of the client " + client
                        + ". Then customers link again.";
    }
}
