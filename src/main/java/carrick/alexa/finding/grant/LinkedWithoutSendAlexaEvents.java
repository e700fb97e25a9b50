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

/** The link works, but Alexa never granted events for it: the permission was off when the customer linked. */
@ApplicationScoped
@Catalogue(93)
class LinkedWithoutSendAlexaEvents implements Rule {

    @Inject
    AmazonsGrant amazon;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return amazon.missingFor(attempt)
                .filter(silence -> amazon.isUsed(attempt))
                .map(silence -> Finding.warning(this)
                        .explained(
                                "Alexa keeps and uses this link, but never sent an AcceptGrant for it, as it does while Send Alexa Events"
                                        + " is on. The customer linked before that was switched on, or it still is off. Events for this link have"
                                        + " nowhere to go.")
                        .seen("the link has been used, and no AcceptGrant came in " + silence.toSeconds() + " seconds")
                        .seen("messaging client of " + attempt.attempt().clientId() + ": "
                                + amazon.messagingClientId(attempt).orElse("none"))
                        .seen(AmazonsGrant.failedDelivery(attempt, "AMAZON_GRANT_MISSING")
                                .map(step -> "an event was posted for it: " + step.presented())
                                .orElse(null))
                        .cured(
                                "Switch Send Alexa Events on under Build > Permissions; Alexa then sends an AcceptGrant for customers who"
                                        + " disable and enable the skill.")
                        .shown(AlexaShowed.LINKED));
    }
}
