package carrick.alexa.finding.credentials;

import carrick.alexa.finding.TokenFailures;
import carrick.client.Client;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Header and body name two clients. */
@ApplicationScoped
@Catalogue(48)
class ClientIdsContradict implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "TWO_CLIENT_IDS")
                .map(failure -> failure.told(Finding.error(this)
                        .explained(
                                "The header Authorization names another client than client_id in the body. Alexa fills both from one"
                                        + " field: something in front of this server, or a test tool, sets one of them.")
                        .seen("client_id in the body: "
                                + failure.sent("client_id").orElse("none"))
                        .seen("client that began the link: "
                                + attempt.client().map(Client::clientId).orElse("not known"))
                        .cured("Let nothing in front of Carrick set a header Authorization of its own, and enter "
                                + attempt.client().map(Client::clientId).orElse("the declared client_id")
                                + " in Your Client ID.")));
    }
}
