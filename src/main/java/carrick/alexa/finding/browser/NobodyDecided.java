package carrick.alexa.finding.browser;

import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The customer signed in, saw what would be shared, and went away. */
@ApplicationScoped
class NobodyDecided implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.last(step -> step.reached(Milestone.SIGNED_IN))
                .filter(signedIn -> Standstill.isLeft(attempt, Milestone.SIGNED_IN)
                        && attempt.steps().stream()
                                .dropWhile(step -> step.id() <= signedIn.id())
                                .allMatch(step -> step.fault() == null))
                .map(signedIn -> Finding.info(this)
                        .explained("The customer signed in and was asked, and answered neither yes nor no.")
                        .seen("signed in at " + signedIn.at() + "; quiet for the last "
                                + Standstill.quiet(attempt).toSeconds() + " seconds")
                        .seen("browser: " + AgentFamily.of(attempt.attempt().userAgent()))
                        .cured(
                                "Nothing to enter. If many leave here, read the name of the client and the descriptions of"
                                        + " its scopes as they do.")
                        .shown("This server's consent page, until the customer left it."));
    }
}
