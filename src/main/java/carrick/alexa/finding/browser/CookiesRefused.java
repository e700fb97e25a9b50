package carrick.alexa.finding.browser;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The browser came to the first page without the cookie that it had been given a moment before: it takes none. */
@ApplicationScoped
@Catalogue(34)
class CookiesRefused implements Rule {

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Standstill.stoppedBy(attempt, "COOKIE_MISSING")
                .filter(step -> ContinuedInAnotherBrowser.isSameBrowser(attempt, step)
                        && Standstill.page(attempt).isEmpty())
                .map(step -> {
                    var worksForOthers = Standstill.othersSignedIn(attempt);
                    return Finding.error(this)
                            .explained(
                                    worksForOthers
                                            ? "The browser does not take cookies, and without one nobody can tell whose"
                                                    + " request it is."
                                            : "No browser of this client keeps the cookie: either this one takes none, or the"
                                                    + " cookie is lost on the way, by a proxy that drops Set-Cookie, or because"
                                                    + " the page is opened by http although carrick.issuer says https.")
                            .seen("cookie set with the redirect, missing at the " + step.name() + " page at "
                                    + step.at())
                            .seen("cookies that came: " + step.request().getOrDefault("cookies", "none"))
                            .seen("browser: " + AgentFamily.of(step.userAgent()))
                            .cured(
                                    worksForOthers
                                            ? "The customer allows cookies for " + settings.text(Setting.ISSUER)
                                                    + ", at least those of the page itself, or links in another browser."
                                            : "Open " + settings.text(Setting.ISSUER)
                                                    + "/oauth/authorize as the skill does"
                                                    + " and look for Set-Cookie in the answer: the proxy must hand it on"
                                                    + " unchanged. Otherwise the customer allows cookies for this server.")
                            .shown(AlexaShowed.OUR_PAGE);
                });
    }
}
