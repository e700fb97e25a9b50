package carrick.alexa.finding.redirect;

import carrick.alexa.finding.Absence;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/** The browser was not allowed to leave for Alexa: a Content-Security-Policy that this server did not send forbids it. */
@ApplicationScoped
@Catalogue(32)
class RedirectBlockedInBrowser implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Absence.of(attempt).map(absence -> {
            var finding = absence.seenBy(Finding.error(this)
                    .explained(
                            "The code was sent, and the browser may have stayed where it was: Carrick's pages let their"
                                    + " forms end at Alexa, but browsers obey the strictest of several policies, and a proxy"
                                    + " that adds its own Content-Security-Policy with form-action forbids the last step.")
                    .seen("redirect sent to: " + absence.consent().response().get("Location"))
                    .cured(cure(attempt))
                    .shown("The consent page, which stays although Allow was pressed. Only the browser's own console"
                            + " tells of a violated form-action."));
            var again = absence.pressedAgain();
            again.forEach(step -> finding.seen("Allow pressed again at " + step.at() + ", answered " + step.status()));
            var isWellForOthers = absence.visits() == Absence.Visits.FOR_OTHERS;
            if (again.isEmpty()) {
                return finding.likely(
                        isWellForOthers ? 3 : 15,
                        isWellForOthers
                                ? "Others link, and such a policy would stop everybody."
                                : "The page was not seen to stay: nobody pressed Allow again.");
            }
            return finding.likely(
                    isWellForOthers ? 40 : 90,
                    isWellForOthers
                            ? "The customer pressed Allow again, so the page was still there; but others link."
                            : "The customer pressed Allow again, so the page was still there.");
        });
    }

    private static String cure(Case attempt) {
        var redirectUri = URI.create(attempt.attempt().redirectUri());
        return "Let the proxy leave Content-Security-Policy alone for /account/ and /oauth/ (nginx: remove add_header"
                + " Content-Security-Policy there), or let its policy say form-action 'self' https:"
                + ("https".equals(redirectUri.getScheme())
                        ? ""
                        : " " + redirectUri.getScheme() + "://" + redirectUri.getRawAuthority())
                + "; Amazon's address redirects to further hosts of its own.";
    }
}
