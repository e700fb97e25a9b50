package carrick.alexa.finding.grant;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Login with Amazon refused the code: it was used before, is older than five minutes, or did not come whole. */
@ApplicationScoped
@Catalogue(68)
class AmazonCodeSpent implements Rule {

    @Inject
    AmazonsGrant amazon;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return AmazonsGrant.failed(attempt, "AMAZON_REFUSED_CODE", "AMAZON_REFUSED_REQUEST")
                .map(step -> weigh(attempt, step, finding(attempt, step)));
    }

    /** Whether Amazon was asked before and not heard: it may have spent the code then. */
    static boolean hadNoFirstAnswer(Step step) {
        return step.presented() != null && step.presented().contains("; before that ");
    }

    private Finding finding(Case attempt, Step step) {
        return Finding.error(this)
                .explained(
                        hadNoFirstAnswer(step)
                                ? "Login with Amazon used the code up for an answer that never arrived, and refused it when it was asked"
                                        + " again."
                                : "Login with Amazon refused the code of AcceptGrant: somebody used it before, it was older than five"
                                        + " minutes, or it did not come whole.")
                .seen(step.presented())
                .seen("the code came "
                        + attempt.at(Milestone.TOKENS_ISSUED)
                                .map(linked ->
                                        Duration.between(linked.at(), step.at()).toSeconds() + " seconds")
                                .orElse("at an unknown time")
                        + " after the tokens were issued")
                .cured(
                        "The customer links again, which brings a new code. If it happens again, see that nothing else exchanges the"
                                + " code of AcceptGrant: an older function of yours, or a handler behind the forwarder.")
                .shown(AlexaShowed.UNABLE);
    }

    private Finding weigh(Case attempt, Step step, Finding finding) {
        var mayBeOfOtherSkill = !hadNoFirstAnswer(step)
                && step.failedWith("AMAZON_REFUSED_CODE")
                && amazon.ofOthers(attempt).isEmpty();
        return mayBeOfOtherSkill
                ? finding.likely(
                        30, "no code of the client was ever good within a day, so the credentials are likelier")
                : finding;
    }
}
