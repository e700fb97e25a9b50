package carrick.alexa.finding.browser;

import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** This server wants a second factor, and the customer has none yet. */
@ApplicationScoped
class SecondFactorMissing implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Standstill.stoppedBy(attempt, "SECOND_FACTOR_MISSING").map(step -> Finding.error(this)
                .explained("Name and password were right, but accounts need a second factor here"
                        + " (carrick.second-factor is required), and this one has none.")
                .seen("kept out at " + step.at())
                .cured(
                        "Let the customer sign in at /account/links of this server, set up an authenticator app there, and"
                                + " link again from the Alexa app. Tell all customers before they try, or let"
                                + " carrick.second-factor be optional.")
                .shown("This server's login page: that a second factor must be set up first, and where."));
    }
}
