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

/** The client named itself and brought no secret. */
@ApplicationScoped
@Catalogue(47)
class ClientSecretMissing implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "CLIENT_CREDENTIALS_MISSING")
                .filter(failure -> failure.step().presented() != null)
                .map(failure -> failure.told(finding(failure), percent(attempt), why(attempt)))
                .or(() -> requests.of(attempt, "CLIENT_CREDENTIALS_WRONG")
                        .filter(failure -> WrongCredentials.in(failure)
                                .filter(wrong -> wrong.isOfKnownClient() && wrong.isEmpty())
                                .isPresent())
                        .map(failure -> failure.told(finding(failure))));
    }

    private Finding finding(TokenFailure failure) {
        var client = failure.sent("client_id").orElse(failure.step().clientId());
        return Finding.error(this)
                .explained("Alexa asked for tokens as client " + client
                        + " without a secret. Every client of this server" + " has one.")
                .seen("presented: " + failure.step().presented())
                .seen("Authorization: " + failure.sent("Authorization").orElse("none"))
                .cured("Enter the secret of client " + client + " in Your Secret under Account Linking and save.");
    }

    private static int percent(Case attempt) {
        return attempt.otherThatLinked().isPresent() ? 35 : 65;
    }

    private static String why(Case attempt) {
        return attempt.otherThatLinked().isPresent()
                ? "The client linked within a day, so its secret was there; more likely the header that carried it was lost."
                : "No link of this client worked within a day.";
    }
}
