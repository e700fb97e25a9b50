package carrick.alexa.finding.refresh;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The permission behind the link was withdrawn at this server. */
@ApplicationScoped
@Catalogue(82)
class PermissionWithdrawn implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "LINK_ENDED")
                .filter(failure -> String.valueOf(failure.step().presented()).startsWith("grant revoked"))
                .map(
                        failure -> failure.told(
                                Finding.error(this)
                                        .explained(
                                                "The customer's permission was withdrawn at this server, and Alexa does not know it: "
                                                        + failure.step().presented()
                                                        + ". From then on every refresh is refused.")
                                        .seen(
                                                "expected: the refresh token of a link that lives; presented: of one that has ended, "
                                                        + failure.step().presented())
                                        .cured(
                                                "If that was meant, nothing: Alexa asks the customer to link again. If not, the customer of account "
                                                        + attempt.attempt().account()
                                                        + " disables and enables the skill; a withdrawn permission does not come back.")));
    }
}
