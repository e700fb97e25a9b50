package carrick.alexa.finding.refresh;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The account behind the link is disabled. */
@ApplicationScoped
@Catalogue(82)
class AccountDisabled implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "LINK_ENDED")
                .filter(failure -> String.valueOf(failure.step().presented()).equals("account disabled"))
                .map(
                        failure -> failure.told(
                                Finding.error(this)
                                        .explained(
                                                "The account "
                                                        + attempt.attempt().account()
                                                        + " is disabled, so none of its links is answered. Alexa does not know that.")
                                        .seen(
                                                "expected: the refresh token of a link that lives; presented: of one that has ended, "
                                                        + failure.step().presented())
                                        .cured(
                                                "Enable the account "
                                                        + attempt.attempt().account()
                                                        + ": clear disabled_at, or declare it again. If Alexa has not given the link"
                                                        + " up by then, it works again; otherwise the customer disables and enables the skill.")));
    }
}
