package carrick.alexa.finding.exchange;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** One client brings the code of another. */
@ApplicationScoped
class CodeOfOtherClient implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "CODE_OF_OTHER_CLIENT")
                .map(failure -> failure.told(Finding.error(this)
                        .explained("The link was begun as client "
                                + attempt.attempt().clientId() + ", and client "
                                + failure.step().clientId()
                                + " brought its code. A code belongs to the client that asked for it.")
                        .seen("client of the authorization request: "
                                + attempt.attempt().clientId())
                        .seen("client of the token request: " + failure.step().clientId())
                        .cured("Enter one client in both places: "
                                + attempt.attempt().clientId() + " in Your Client ID with its secret in"
                                + " Your Secret, and no client_id in the query of Your Web Authorization URI.")));
    }
}
