package carrick.alexa.finding.grant;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Alexa was told that the grant was accepted while Amazon was still being asked, and then Amazon gave no tokens. */
@ApplicationScoped
@Catalogue(73)
class AnsweredEarlyAndFailed implements Rule {

    /** For so long the code is tried again where Amazon is not to be reached. */
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);

    @Override
    public Optional<Finding> examine(Case attempt) {
        return AmazonsGrant.answeredEarly(attempt).flatMap(early -> attempt.last(AmazonsGrant::isAbout)
                .filter(step -> step.is("amazon exchange") && isOver(attempt, early, step))
                .map(step -> finding(attempt, early, step)));
    }

    private static boolean isOver(Case attempt, Step early, Step last) {
        return last.fault() != null
                && (!last.failedWith("AMAZON_UNAVAILABLE")
                        || Duration.between(early.at(), attempt.now()).compareTo(CODE_LIFETIME) > 0);
    }

    private Finding finding(Case attempt, Step early, Step failure) {
        return Finding.warning(this)
                .explained(
                        "AcceptGrant was answered well before Login with Amazon had answered, as the client is set up, and then"
                                + " there were no tokens to be had for the code. The customer is linked, and gets no events.")
                .seen("AcceptGrant was answered well after " + early.duration().toMillis() + " ms")
                .seen("afterwards " + failure.fault() + ": " + failure.presented())
                .cured(cure(failure)
                        + "This customer disables and enables the skill. If it happens often, take \"slow_amazon\" out of alexa"
                        + " of the client " + attempt.attempt().clientId()
                        + ": customers are then told at once, and try again.")
                .shown(AlexaShowed.LINKED);
    }

    private static String cure(Step failure) {
        return failure.failedWith("AMAZON_REFUSED_CLIENT")
                ? "Set messaging_client_id and messaging_client_secret to the values under Build > Permissions. "
                : "";
    }
}
