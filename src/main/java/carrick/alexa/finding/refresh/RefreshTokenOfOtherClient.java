package carrick.alexa.finding.refresh;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The skill changed its client, and links that were made before are refreshed by the new one. */
@ApplicationScoped
class RefreshTokenOfOtherClient implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "REFRESH_TOKEN_OF_OTHER_CLIENT")
                .map(failure -> failure.told(Finding.error(this)
                        .explained("The link was made by client "
                                + attempt.attempt().clientId() + ", and client "
                                + failure.step().clientId()
                                + " refreshes it: the client id of the skill was changed after customers"
                                + " had linked.")
                        .seen("expected: " + failure.step().expected() + ", presented: "
                                + failure.step().presented())
                        .cured("Enter " + attempt.attempt().clientId()
                                + " in Your Client ID, and its secret in Your Secret. Or keep "
                                + failure.step().clientId()
                                + ", and let all customers from before disable and enable the skill.")));
    }
}
