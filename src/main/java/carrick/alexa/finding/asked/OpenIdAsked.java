package carrick.alexa.finding.asked;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The request wants OpenID Connect. Alexa does not speak it and this server needs none of it. */
@ApplicationScoped
@Catalogue(26)
class OpenIdAsked implements Rule {

    static final String OPENID = "openid";

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("SCOPE_UNKNOWN", "RESPONSE_TYPE_UNSUPPORTED")
                .filter(OpenIdAsked::isAskedBy)
                .map(step -> Finding.error(this)
                        .explained(
                                "The request asks for an identity by OpenID Connect. Account linking needs OAuth 2.0 only:"
                                        + " Alexa reads no identity token, and Carrick makes none.")
                        .seen("scope presented: " + Asked.scope(step))
                        .seen("response_type presented: " + step.request().get("response_type"))
                        .cured(
                                step.failedWith("SCOPE_UNKNOWN")
                                        ? "Remove openid under Scope in the developer console; or, if another server of"
                                                + " yours wants it there, add openid to scopes of the client "
                                                + step.clientId() + ": here it then means nothing."
                                        : "Send response_type=code, and leave openid out of scope.")
                        .shown(AlexaShowed.ERROR_PARAMETER));
    }

    static boolean isAskedBy(Step step) {
        return step.failedWith("SCOPE_UNKNOWN")
                ? Asked.unknown(step).contains(OPENID)
                : step.request().getOrDefault("response_type", "").contains("id_token");
    }
}
