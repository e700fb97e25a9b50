package carrick.alexa.finding.exchange;

import carrick.alexa.finding.TokenFailure;
import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The customer, or the operator, took the permission back before Alexa came for the tokens. */
@ApplicationScoped
@Catalogue(82)
class PermissionWithdrawnAtExchange implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "GRANT_REVOKED")
                .map(failure -> failure.told(Finding.error(this)
                        .explained(
                                "The customer allowed the link, and before Alexa came for the tokens that was taken back: "
                                        + failure.step().presented() + ".")
                        .seen("presented: a code of a permission that is gone, "
                                + failure.step().presented())
                        .cured(cure(attempt, failure))));
    }

    private static String cure(Case attempt, TokenFailure failure) {
        return String.valueOf(failure.step().presented()).startsWith("account")
                ? "Enable the account " + attempt.attempt().account()
                        + " again, then the customer disables and enables the skill."
                : "Nothing to enter: the customer disables and enables the skill, and allows it again.";
    }
}
