package carrick.alexa.finding.browser;

import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Somebody, or something, opened the link and did not even follow to the login page. */
@ApplicationScoped
class LinkOnlyPreviewed implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Standstill.neverFollowed(attempt)
                .filter(sent -> Standstill.othersSignedIn(attempt))
                .map(sent -> Finding.info(this)
                        .explained(
                                "The request was good, and whoever sent it did not follow to the login page. Others do:"
                                        + " this was a preview, a link checker, or a page that was closed at once.")
                        .seen("redirected at " + sent.at() + " to "
                                + sent.response().get("Location") + "; nothing since, "
                                + Standstill.quiet(attempt).toSeconds() + " seconds")
                        .seen("browser: " + AgentFamily.of(attempt.attempt().userAgent()))
                        .cured("Nothing to mend, unless a customer complains.")
                        .shown("Nothing, or a blank page."));
    }
}
