package carrick.alexa.finding.grant;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What is set as messaging client is not one: mostly the client with which Alexa links. */
@ApplicationScoped
@Catalogue(67)
class MessagingClientIsNoneOfAmazons implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        var client = attempt.attempt().clientId();
        return AmazonsGrant.failed(attempt, "MESSAGING_CLIENT_ID_STRANGE").map(step -> Finding.error(this)
                .explained("The messaging client of the skill is not one that Amazon made"
                        + (step.presented().equals(client)
                                ? ": it is the client with which Alexa links. The two pairs of credentials are often confused."
                                : "."))
                .seen("messaging_client_id presented: " + step.presented())
                .seen("expected: amzn1.application-oa2-client. and what follows")
                .cured(
                        "Under Build > Permissions, copy Alexa Client Id and Alexa Client Secret of Send Alexa Events, and set them as"
                                + " messaging_client_id and messaging_client_secret in alexa of the client " + client
                                + "; Your Client ID and Your Secret of Account Linking stay as they are.")
                .shown(AlexaShowed.UNABLE));
    }
}
