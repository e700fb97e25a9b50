package carrick.alexa.finding.browser;

import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The customer knew the password, was asked for a second factor, and gave up there. */
@ApplicationScoped
class SecondFactorNotShown implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Standstill.halfway(attempt)
                .filter(asked -> Standstill.isLeft(attempt, Milestone.REQUEST_ACCEPTED)
                        && attempt.failed("COOKIE_MISSING", "PAGE_EXPIRED").isEmpty())
                .map(asked -> finding(attempt, asked));
    }

    private Finding finding(Case attempt, Step asked) {
        var wrong = Standstill.count(attempt, "SECOND_FACTOR_WRONG");
        var keptOut = Standstill.count(attempt, "SECOND_FACTOR_THROTTLED");
        return Finding.error(this)
                .explained("The password was right; a second factor was asked for, and "
                        + (wrong == 0 ? "none was shown." : "what was shown was not right."))
                .seen("asked at " + asked.at() + "; wrong: " + wrong + ", kept out for too many: " + keptOut)
                .seen("last told by the page: "
                        + attempt.failed("SECOND_FACTOR_WRONG")
                                .map(Step::presented)
                                .orElse("nothing"))
                .seen("browser: " + AgentFamily.of(attempt.attempt().userAgent()))
                .cured(
                        "Let the customer use a recovery code, or correct the clock of the phone that shows the codes. Passkeys often"
                                + " do not work in browsers inside apps: then an authenticator app is needed as well. Whoever has lost"
                                + " everything needs an administrator: the console's page of the account removes the second factors.")
                .shown("This server's page \"One more step\".");
    }
}
