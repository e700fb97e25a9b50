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

/** The right secret came, with something at it that the way through two consoles has added or changed. */
@ApplicationScoped
@Catalogue(49)
class ClientSecretSpoiled implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "CLIENT_CREDENTIALS_WRONG").flatMap(failure -> WrongCredentials.in(failure)
                .filter(WrongCredentials::isSpoiled)
                .map(wrong -> finding(failure, wrong)));
    }

    private Finding finding(TokenFailure failure, WrongCredentials wrong) {
        return failure.told(wrong.tell(Finding.error(this)
                        .explained("Alexa was refused because its client secret is not quite the one of client "
                                + wrong.clientId() + ": " + wrong.nearMiss() + ".")
                        .cured(
                                "In the Alexa developer console, under Account Linking, empty Your Secret and enter the secret"
                                        + " of client " + wrong.clientId()
                                        + " again, character by character as it was declared: "
                                        + wrong.nearMiss()
                                        + ". A secret of letters and digits only cannot be spoiled that way."))
                .seen("what is wrong with it: " + wrong.nearMiss()));
    }
}
