package carrick.alexa.finding.grant;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.trace.Milestone;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** AcceptGrant was not answered well in the time that Alexa has. */
@ApplicationScoped
@Catalogue(70)
class AcceptGrantTooSlow implements Rule {

    @Inject
    AmazonsGrant amazon;

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.last(step -> step.is("directive") && AmazonsGrant.isAbout(step))
                .filter(step -> step.failedWith("AMAZON_SLOW") || step.tookTooLong())
                .filter(step -> !amazon.isUsed(attempt))
                .map(step -> finding(attempt, step));
    }

    private Finding finding(Case attempt, Step answered) {
        var limit = Step.limitOf("directive").orElseThrow();
        return Finding.error(this)
                .explained("Alexa waits about " + limit.toSeconds() + " seconds for the answer to AcceptGrant. "
                        + (answered.tookTooLong()
                                ? "It came later than that, and Alexa had given up."
                                : "Login with Amazon had not answered in the part of it that Carrick may use, so Alexa was told that the"
                                        + " grant failed."))
                .seen("answered after " + answered.duration().toMillis() + " ms, at most "
                        + settings.text(Setting.ACCEPT_GRANT_BUDGET) + " of them for Login with Amazon")
                .seen(later(attempt, answered))
                .cured("Set \"slow_amazon\": \"succeed\" in alexa of the client "
                        + attempt.attempt().clientId()
                        + ": Carrick then answers in time and fetches Amazon's tokens afterwards. The time-out of the forwarder's"
                        + " function must be 8 seconds; AWS sets 3. This customer links again.")
                .shown(AlexaShowed.UNABLE);
    }

    /** Until when Amazon needed, where that is known by now. */
    private static String later(Case attempt, Step answered) {
        return attempt.last(step -> step.is("amazon exchange") && step.id() > answered.id())
                .map(step -> "Login with Amazon "
                        + (step.reached(Milestone.EVENTS_GRANTED) ? "granted the tokens " : "said no ")
                        + Duration.between(answered.at(), step.at()).toMillis() + " ms after that answer")
                .orElse(null);
    }
}
