package carrick.alexa.finding.credentials;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Secret in the header and secret in the body: RFC6749-2.3 allows one. */
@ApplicationScoped
@Catalogue(48)
class CredentialsSentTwice implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "TWO_CREDENTIALS")
                .map(
                        failure -> failure.told(
                                Finding.error(this)
                                        .explained(
                                                "The secret came twice, in the header Authorization and in the body, which the standard forbids."
                                                        + " Alexa sends one of them: something in front of this server, or a test tool, adds the other.")
                                        .seen("Authorization: "
                                                + failure.sent("Authorization").orElse("none"))
                                        .seen("client_secret in the body: "
                                                + failure.sent("client_secret").orElse("none"))
                                        .cured(
                                                "Take the part that does not come from Alexa out: a proxy's own proxy_set_header Authorization, or"
                                                        + " client_secret in the request of the test tool. Your Authentication Scheme may be either.")));
    }
}
