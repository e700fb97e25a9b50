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

/** Login with Amazon knows the messaging client, but the code was not made for it. */
@ApplicationScoped
@Catalogue({67, 68})
class MessagingCredentialsOfOtherSkill implements Rule {

    @Inject
    AmazonsGrant amazon;

    @Override
    public Optional<Finding> examine(Case attempt) {
        var client = attempt.attempt().clientId();
        return AmazonsGrant.failed(attempt, "AMAZON_REFUSED_CODE")
                .filter(step -> !AmazonCodeSpent.hadNoFirstAnswer(step)
                        && amazon.ofOthers(attempt).isEmpty())
                .map(step -> Finding.error(this)
                        .explained(
                                "Login with Amazon accepted the messaging client and refused the code, and no link of this client"
                                        + " got a grant within a day. The credentials are likely those of another skill: a code is good for the"
                                        + " skill it was made for only.")
                        .seen(step.presented())
                        .seen("messaging_client_id: "
                                + amazon.messagingClientId(attempt).orElse("none"))
                        .seen("other links of the client that got their grant within a day: 0")
                        .cured("Compare messaging_client_id in alexa of the client " + client
                                + " with Alexa Client Id under Build > Permissions of exactly this skill, and enter both values of that"
                                + " page again.")
                        .shown(AlexaShowed.UNABLE)
                        .likely(70, "with these credentials no code was ever good within a day"));
    }
}
