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

/** HTTP Basic was chosen, and something on the way took the header out. */
@ApplicationScoped
@Catalogue(47)
class AuthorizationHeaderLost implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "CLIENT_CREDENTIALS_MISSING")
                .filter(failure -> failure.sent("Authorization").isEmpty()
                        && failure.sent("client_secret").isEmpty())
                .map(failure -> failure.told(finding(failure), percent(failure, attempt), why(failure, attempt)));
    }

    private Finding finding(TokenFailure failure) {
        return Finding.error(this)
                .explained(
                        "Alexa always sends its client id and secret, and here neither a header Authorization nor a"
                                + " client_secret arrived: a proxy, gateway or tunnel in front of this server took the header out.")
                .seen("Authorization: none")
                .seen("client_id in the body: " + failure.sent("client_id").orElse("none") + ", client_secret: none")
                .cured(
                        "Let everything in front of Carrick pass the header Authorization of POST /oauth/token on (no login of"
                                + " its own there; Apache with CGI needs CGIPassAuth On). Or set Your Authentication Scheme to"
                                + " Credentials in request body: this server takes both.");
    }

    private static int percent(TokenFailure failure, Case attempt) {
        return failure.step().presented() == null
                ? 95
                : attempt.otherThatLinked().isPresent() ? 65 : 35;
    }

    private static String why(TokenFailure failure, Case attempt) {
        if (failure.step().presented() == null) {
            return "Neither client id nor secret arrived, and Alexa never leaves out both.";
        }
        return attempt.otherThatLinked().isPresent()
                ? "The client linked within a day, so its secret is set."
                : "The client id arrived, so more likely no secret is set.";
    }
}
