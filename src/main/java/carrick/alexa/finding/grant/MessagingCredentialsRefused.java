package carrick.alexa.finding.grant;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Login with Amazon does not know the skill's messaging client, or its secret is wrong. */
@ApplicationScoped
@Catalogue(67)
class MessagingCredentialsRefused implements Rule {

    @Inject
    AmazonsGrant amazon;

    @Override
    public Optional<Finding> examine(Case attempt) {
        var client = attempt.attempt().clientId();
        return AmazonsGrant.failed(attempt, "AMAZON_REFUSED_CLIENT").map(step -> Finding.error(this)
                .explained(
                        "Carrick took the code of AcceptGrant to Login with Amazon, which refused the messaging credentials of the"
                                + " skill.")
                .seen(step.presented())
                .seen("messaging_client_id: "
                        + amazon.messagingClientId(attempt).orElse("none"))
                .cured(
                        "Under Build > Permissions, copy Alexa Client Id and Alexa Client Secret of Send Alexa Events once more, and set"
                                + " messaging_client_id and messaging_client_secret in alexa of the client " + client
                                + " to them. The client id must be that of this skill and not of another one; a secret that was renewed there"
                                + " replaces the old one at once.")
                .shown(AlexaShowed.UNABLE));
    }
}
