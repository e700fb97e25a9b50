package carrick.alexa.finding.credentials;

import carrick.alexa.finding.TokenFailure;
import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** No secret of the client was ever presented: the one in the developer console was never the right one. */
@ApplicationScoped
@Catalogue(47)
class ClientSecretNeverWorked implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "CLIENT_CREDENTIALS_WRONG").flatMap(failure -> WrongCredentials.in(failure)
                .filter(wrong -> wrong.isAnotherSecret() && !wrong.hasWorkedBefore())
                .map(wrong -> finding(failure, wrong)));
    }

    private Finding finding(TokenFailure failure, WrongCredentials wrong) {
        return failure.told(wrong.tell(Finding.error(this)
                .explained(
                        "The secret in the developer console is none that client " + wrong.clientId()
                                + " was declared with, and no right one ever came: it was mistyped, or is the secret of another client"
                                + " or service. The scheme is not the reason: this server takes HTTP Basic and the request body.")
                .cured("Enter the secret whose fingerprint is " + Stages.fingerprints(wrong)
                        + " in Your Secret, or declare client "
                        + wrong.clientId()
                        + " with the secret that stands there. The first eight digits of a secret's SHA-256"
                        + " are its fingerprint: printf %s 'secret' | sha256sum.")));
    }
}
