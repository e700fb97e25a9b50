package carrick.alexa.finding.exchange;

import carrick.alexa.finding.TokenFailure;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The answer was right and came when Alexa had stopped waiting. */
@ApplicationScoped
@Catalogue(57)
class TokenAnswerTooLate implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.last(step -> step.is("token") && step.tookTooLong())
                .filter(step -> !attempt.isStray() || step.fault() == null)
                .map(step -> new TokenFailure(step, true))
                .map(failure -> failure.told(finding(attempt, failure.step())));
    }

    private Finding finding(Case attempt, Step step) {
        var finding = isLikelyLost(attempt, step) ? Finding.error(this) : Finding.warning(this);
        return finding.explained("This server answered the token request after " + seconds(step)
                        + ". Alexa gives up after 4.5 s,"
                        + " so the customer saw an error or Alexa asked again, whatever the answer was.")
                .seen("time until the answer: " + step.duration().toMillis() + " ms, limit 4500 ms")
                .seen("node: " + step.node())
                .cured("Look at node " + step.node() + " at " + step.at()
                        + ": a slow or locked database, a pool of connections that"
                        + " was empty, a pause of the Java machine, a cold start. Keep /oauth/token under a"
                        + " second: carrick_request_duration_seconds has all of them.");
    }

    /** Only what comes after it shows that Alexa got it. */
    private static boolean isLikelyLost(Case attempt, Step step) {
        return step.reached(Milestone.TOKENS_ISSUED) && attempt.attempt().milestone() == Milestone.TOKENS_ISSUED
                || step.fault() != null;
    }

    private static String seconds(Step step) {
        return step.duration().toMillis() / 100 / 10.0 + " s";
    }
}
