package carrick.alexa.finding.browser;

import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The customer could not sign in, and gave up. */
@ApplicationScoped
class PasswordWrong implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Standstill.stoppedBy(attempt, "SIGN_IN_WRONG")
                .filter(last -> (Standstill.isLeft(attempt, Milestone.REQUEST_ACCEPTED)
                                || Standstill.isLeft(attempt, Milestone.SIGNED_IN))
                        && attempt.failed("SIGN_IN_THROTTLED", "COOKIE_MISSING", "PAGE_EXPIRED")
                                .isEmpty())
                .map(last -> Finding.error(this)
                        .explained("User name or password was wrong, and the customer did not try again.")
                        .seen("wrong tries: " + Standstill.count(attempt, "SIGN_IN_WRONG") + ", the last at "
                                + last.at())
                        .seen("quiet for the last " + Standstill.quiet(attempt).toSeconds() + " seconds")
                        .cured("Let the customer reset the password, or look whether the account exists and is"
                                + " enabled; then link again from the Alexa app. The user name is not in the record:"
                                + " people type passwords into that field.")
                        .shown("This server's login page: \"User name or password is not right.\""));
    }
}
