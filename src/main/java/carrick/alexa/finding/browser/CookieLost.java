package carrick.alexa.finding.browser;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The browser had the cookie when it opened the page, and not any more when it sent the form. */
@ApplicationScoped
@Catalogue(33)
class CookieLost implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Standstill.stoppedBy(attempt, "COOKIE_MISSING")
                .filter(step -> ContinuedInAnotherBrowser.isSameBrowser(attempt, step))
                .flatMap(step -> Standstill.page(attempt).map(page -> Finding.error(this)
                        .explained("The same browser showed the page with its cookie and came back without: it forgets"
                                + " cookies between two pages, as private windows and some browsers inside an app do"
                                + " when they are put aside, or somebody deleted them.")
                        .seen("page shown at " + page.at() + " with cookies: "
                                + page.request().getOrDefault("cookies", "none"))
                        .seen(step.request().get("method") + " of the " + step.name() + " page at " + step.at()
                                + " with cookies: " + step.request().getOrDefault("cookies", "none"))
                        .seen("browser: " + AgentFamily.of(step.userAgent()))
                        .cured(
                                "The customer begins again in the Alexa app and does not leave the page meanwhile; or links"
                                        + " in a browser that is not in private mode. If it is one kind of app only, look"
                                        + " whether a proxy changes SameSite, Path or the name of the cookie in Set-Cookie.")
                        .shown(AlexaShowed.OUR_PAGE)));
    }
}
