package carrick.alexa.finding.browser;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** The link was begun in one browser and gone on with in another, which cannot have the cookie. */
@ApplicationScoped
@Catalogue(33)
class ContinuedInAnotherBrowser implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Standstill.stoppedBy(attempt, "COOKIE_MISSING")
                .filter(step -> !isSameBrowser(attempt, step))
                .map(step -> Finding.error(this)
                        .explained(
                                "The request was opened in one browser and its page in another: the address was copied,"
                                        + " or the app handed it on to the system's browser. The cookie that ties the request to"
                                        + " the customer stays in the first.")
                        .seen("begun by: " + show(attempt.attempt().userAgent()))
                        .seen("went on by: " + show(step.userAgent()) + ", without the cookie, at " + step.at())
                        .cured(
                                "The customer begins again in the Alexa app and stays in the browser that it opens; or links"
                                        + " from alexa.amazon.com, all in one browser.")
                        .shown(AlexaShowed.OUR_PAGE));
    }

    private static String show(String userAgent) {
        return AgentFamily.of(userAgent) + " (" + userAgent + ")";
    }

    static boolean isSameBrowser(Case attempt, Step step) {
        return Objects.equals(attempt.attempt().userAgent(), step.userAgent());
    }
}
