package carrick.alexa.finding.event;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whoever posts events could not show that it may. */
@ApplicationScoped
class DeviceCloudRefused implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.last(step ->
                        step.is("events") && step.failedWith("BEARER_MISSING", "BEARER_INVALID", "BEARER_NOT_ALLOWED"))
                .map(step -> Finding.warning(this)
                        .explained(
                                "A post of events was refused, because its sender did not show a good token of its own. None of its"
                                        + " events was stored.")
                        .seen(step.fault() + (step.presented() == null ? "" : ": " + step.presented()))
                        .cured(cure(step))
                        .shown(AlexaShowed.LINKED));
    }

    private static String cure(Step step) {
        return switch (step.fault()) {
            case "BEARER_NOT_ALLOWED" ->
                "Send a token of the device cloud's own client, which POST /oauth/token with grant_type=client_credentials answers to"
                        + " a client with \"may_send_events\": true; never a customer's token.";
            case "BEARER_MISSING" -> "Send the token as Authorization: Bearer and the token.";
            default ->
                "Ask for a new token a minute before the old one ends: POST /oauth/token, grant_type=client_credentials.";
        };
    }
}
