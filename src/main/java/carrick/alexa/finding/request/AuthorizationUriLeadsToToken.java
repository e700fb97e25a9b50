package carrick.alexa.finding.request;

import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The customer's browser was sent to the token endpoint instead of the login page. */
@ApplicationScoped
@Catalogue(27)
class AuthorizationUriLeadsToToken implements Rule {

    @Inject
    Addresses addresses;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.first(step -> step.is("token")
                        && step.failedWith("METHOD_NOT_ALLOWED")
                        && (step.request().containsKey("response_type")
                                || step.request().containsKey("redirect_uri")
                                        && step.request().containsKey("state")))
                .map(step -> Finding.error(this)
                        .explained(
                                "An authorization request arrived at the token endpoint: in the developer console the"
                                        + " addresses are swapped, or the one for Alexa's servers was entered twice.")
                        .seen(step.request().get("method") + " with an authorization request at /oauth/token, at "
                                + step.at())
                        .seen(step.clientId() == null ? null : "client_id presented: " + step.clientId())
                        .cured("Enter " + addresses.authorization() + " as Your Web Authorization URI and "
                                + addresses.token() + " as Access Token URI in the developer console, for the"
                                + " development and the live stage.")
                        .shown("Instead of a login page one line of JSON from this server: \"invalid_request\"."));
    }
}
