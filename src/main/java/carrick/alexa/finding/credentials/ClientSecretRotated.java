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

/** The client had a secret that worked, and now another comes: it was changed on one side only. */
@ApplicationScoped
@Catalogue(50)
class ClientSecretRotated implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "CLIENT_CREDENTIALS_WRONG").flatMap(failure -> WrongCredentials.in(failure)
                .filter(wrong -> wrong.isAnotherSecret() && wrong.hasWorkedBefore())
                .map(wrong -> finding(attempt, failure, wrong)));
    }

    private Finding finding(Case attempt, TokenFailure failure, WrongCredentials wrong) {
        var isStage = Stages.onlyOthersLinked(attempt).isPresent();
        return failure.told(
                wrong.tell(Finding.error(this)
                        .explained(
                                "Client " + wrong.clientId()
                                        + " proved itself before, and now its secret is another one:"
                                        + " the secret was changed in the declaration or in the developer console, not in both.")
                        .cured("Enter the secret whose fingerprint is " + Stages.fingerprints(wrong)
                                + " in Your Secret and"
                                + " save. To lose no link meanwhile, declare the one with the fingerprint "
                                + wrong.secret()
                                + " as a second secret of client " + wrong.clientId()
                                + " until the new one is in use.")),
                isStage ? 25 : 90,
                isStage
                        ? "Links of another stage of the skill work, so the two stages more likely differ."
                        : "A secret of this client was right before.");
    }
}
