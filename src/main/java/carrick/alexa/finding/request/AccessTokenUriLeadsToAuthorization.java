package carrick.alexa.finding.request;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Alexa's servers asked for tokens at the address of the authorization endpoint. */
@ApplicationScoped
@Catalogue(27)
class AccessTokenUriLeadsToAuthorization implements Rule {

    @Inject
    Addresses addresses;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return asked(attempt).map(step -> Finding.error(this)
                .explained(
                        "A token request arrived at the authorization endpoint: in the developer console the addresses"
                                + " are swapped, or the one for the browser was entered twice.")
                .seen("POST with grant_type " + step.request().get("grant_type") + " at /oauth/authorize, at "
                        + step.at())
                .seen(step.clientId() == null ? null : "client_id presented: " + step.clientId())
                .cured("Enter " + addresses.token() + " as Access Token URI and " + addresses.authorization()
                        + " as Your Web Authorization URI in the developer console, for the development and the live"
                        + " stage.")
                .shown(AlexaShowed.UNABLE));
    }

    private static Optional<Step> asked(Case attempt) {
        if (attempt.isStray()) {
            return attempt.first(AccessTokenUriLeadsToAuthorization::isTokenRequest);
        }
        return attempt.attempt().milestone() == Milestone.CODE_ISSUED
                ? attempt.strays().stream()
                        .filter(step -> isTokenRequest(step)
                                && attempt.attempt().clientId().equals(step.clientId()))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isTokenRequest(Step step) {
        return step.is("authorize")
                && step.failedWith("METHOD_NOT_ALLOWED")
                && step.request().containsKey("grant_type");
    }
}
