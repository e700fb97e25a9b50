package carrick.alexa.finding.credentials;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The header that carries the secret is not what a client sends. */
@ApplicationScoped
@Catalogue(47)
class AuthorizationHeaderChanged implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "BASIC_MALFORMED")
                .map(failure -> failure.told(Finding.error(this)
                        .explained(
                                "The header Authorization of the token request cannot be read as HTTP Basic. Alexa writes it right:"
                                        + " something in front of this server replaced or changed it.")
                        .seen("Authorization: " + failure.sent("Authorization").orElse("none"))
                        .seen("expected: Basic and the base64 of client_id:client_secret; presented: "
                                + failure.step().presented())
                        .cured(
                                "Let everything in front of Carrick pass the header Authorization of POST /oauth/token on unchanged, and"
                                        + " switch off a login of its own for that address. Or set Your Authentication Scheme to Credentials"
                                        + " in request body.")));
    }
}
