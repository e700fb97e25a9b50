package carrick.alexa.finding.browser;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The customer saw the login page and went away. */
@ApplicationScoped
class NobodySignedIn implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Standstill.page(attempt)
                .filter(page -> Standstill.isLeft(attempt, Milestone.REQUEST_ACCEPTED)
                        && !Standstill.hasTwin(attempt)
                        && Standstill.atProvider(attempt).isEmpty()
                        && Standstill.halfway(attempt).isEmpty()
                        && isWell(attempt))
                .map(page -> Finding.info(this)
                        .explained(
                                "The login page was shown, and nobody signed in. As a rule the customer did not want to,"
                                        + " or had no account at hand.")
                        .seen("page shown at " + page.at() + "; quiet for the last "
                                + Standstill.quiet(attempt).toSeconds() + " seconds")
                        .seen("browser: " + AgentFamily.of(attempt.attempt().userAgent()))
                        .cured("Nothing to enter. If many leave here and only in the Alexa app, open the link there and"
                                + " look what stands in the way.")
                        .shown(AlexaShowed.OUR_LOGIN));
    }

    /** Otherwise the fault is the conclusion. */
    private static boolean isWell(Case attempt) {
        return attempt.steps().stream().map(Step::fault).allMatch(java.util.Objects::isNull);
    }
}
