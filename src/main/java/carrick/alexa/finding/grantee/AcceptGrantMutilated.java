package carrick.alexa.finding.grantee;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The directive did not come as Alexa sends it: something between Alexa and Carrick takes it apart. */
@ApplicationScoped
@Catalogue(68)
class AcceptGrantMutilated implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return AmazonsGrant.failed(attempt, "GRANT_TYPE_STRANGE", "GRANT_CODE_MISSING", "GRANTEE_MISSING")
                .map(step -> Finding.error(this)
                        .explained(
                                "An AcceptGrant came without a part that Alexa always sends. Something on the way builds the"
                                        + " directive anew instead of handing it on as it is.")
                        .seen("missing or strange: " + part(step))
                        .seen(step.presented() == null ? null : "presented: " + step.presented())
                        .seen("messageId: " + step.request().getOrDefault("messageId", "none"))
                        .cured(
                                "Deploy the forwarder that Carrick serves as the skill's endpoint; it sends the body byte for byte. A"
                                        + " function of your own must do the same.")
                        .shown(AlexaShowed.UNABLE));
    }

    private static String part(Step step) {
        return switch (step.fault()) {
            case "GRANT_TYPE_STRANGE" -> "payload.grant.type, OAuth2.AuthorizationCode";
            case "GRANT_CODE_MISSING" -> "payload.grant.code";
            default -> "payload.grantee.token";
        };
    }
}
