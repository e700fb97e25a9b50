package carrick.alexa.finding.exchange;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The exchange leaves out the redirect URI, and the client is set to insist on it. */
@ApplicationScoped
@Catalogue(53)
class RedirectUriNotRepeated implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "REDIRECT_URI_ABSENT")
                .map(failure -> failure.told(Finding.error(this)
                        .explained(
                                "The authorization request named a redirect URI, the token request does not repeat it, and client "
                                        + failure.step().clientId() + " is set to insist on that (RFC6749-4.1.3).")
                        .seen("redirect_uri of the authorization request: "
                                + attempt.attempt().redirectUri())
                        .seen("redirect_uri of the token request: none")
                        .cured("Set \"redirect_uri_optional\": true in the policy of client "
                                + failure.step().clientId()
                                + "; a client declared with alexa_redirect_url has that from the beginning.")));
    }
}
