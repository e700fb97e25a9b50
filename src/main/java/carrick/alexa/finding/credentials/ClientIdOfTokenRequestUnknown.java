package carrick.alexa.finding.credentials;

import carrick.alexa.finding.TokenFailure;
import carrick.alexa.finding.TokenFailures;
import carrick.client.Client;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The browser came with a client id that is known, the server with one that is not. */
@ApplicationScoped
@Catalogue(47)
class ClientIdOfTokenRequestUnknown implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "CLIENT_CREDENTIALS_WRONG").flatMap(failure -> WrongCredentials.in(failure)
                .filter(wrong -> !wrong.isOfKnownClient())
                .map(wrong -> finding(attempt, failure, wrong)));
    }

    private Finding finding(Case attempt, TokenFailure failure, WrongCredentials wrong) {
        var known = attempt.client().map(Client::clientId);
        return failure.told(Finding.error(this)
                .explained("Alexa asked for tokens as client " + shown(wrong.clientId())
                        + ", and there is none of that id on this" + " server."
                        + known.map(id -> " The link was begun as client " + id + ".")
                                .orElse(""))
                .seen("client_id presented " + wrong.scheme() + ": " + shown(wrong.clientId()))
                .seen(known.map(id -> "client_id of the authorization request: " + id)
                        .orElse(null))
                .cured("Enter " + known.orElse("the client_id of the declaration")
                        + " in Your Client ID, without blanks, and"
                        + " the secret of that client in Your Secret; or declare a client " + shown(wrong.clientId())
                        + "."));
    }

    /** Blanks at an end would not be seen. */
    private static String shown(String clientId) {
        return clientId.equals(clientId.strip()) && !clientId.isEmpty() ? clientId : "\"" + clientId + "\"";
    }
}
