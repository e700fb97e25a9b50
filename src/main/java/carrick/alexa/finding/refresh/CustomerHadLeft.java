package carrick.alexa.finding.refresh;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The customer disabled the skill, and Alexa asked once more. */
@ApplicationScoped
@Catalogue(82)
class CustomerHadLeft implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "LINK_ENDED")
                .filter(failure -> String.valueOf(failure.step().presented()).equals("CUSTOMER_LEFT"))
                .map(failure -> failure.told(Finding.info(this)
                        .explained(
                                "The customer disabled the skill, so the link had ended when Alexa refreshed it once more. That is as it should be.")
                        .seen("expected: the refresh token of a link that lives; presented: of one that has ended, "
                                + failure.step().presented())
                        .cured("Nothing to enter: the customer enables the skill to link again.")));
    }
}
