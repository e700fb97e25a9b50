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

/** One stage of the skill has the right secret, the other was left with an old one. */
@ApplicationScoped
@Catalogue(50)
class ClientSecretOfOneStageOnly implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "CLIENT_CREDENTIALS_WRONG").flatMap(failure -> WrongCredentials.in(failure)
                .filter(wrong -> wrong.isAnotherSecret() && wrong.hasWorkedBefore())
                .map(wrong -> Stages.onlyOthersLinked(attempt)
                        .map(other -> finding(attempt, failure, wrong, other))
                        .orElse(null)));
    }

    private Finding finding(Case attempt, TokenFailure failure, WrongCredentials wrong, String other) {
        var stage = attempt.attempt().origin().stage();
        return failure.told(
                wrong.tell(Finding.error(this)
                        .explained("The skill's stage " + other + " links with client " + wrong.clientId()
                                + ", the stage " + stage + " is refused: it has another secret.")
                        .seen("stage of this attempt: " + stage)
                        .seen("stage of the links that work: " + other)
                        .cured("Open the " + stage + " stage of the skill, compare its Account Linking with the "
                                + other
                                + " stage, and enter the secret whose fingerprint is " + Stages.fingerprints(wrong)
                                + " in Your Secret. Settings of a live skill change when its next version is certified; until"
                                + " then declare the one with the fingerprint " + wrong.secret()
                                + " as a second secret.")),
                75,
                "All links of this client that worked within a day are of the stage " + other + ".");
    }
}
