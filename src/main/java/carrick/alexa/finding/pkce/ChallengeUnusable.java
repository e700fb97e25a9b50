package carrick.alexa.finding.pkce;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The client uses PKCE, but its challenge is of another method than S256, not of its shape, or was lost on the way. */
@ApplicationScoped
@Catalogue(24)
class ChallengeUnusable implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked(
                        "CODE_CHALLENGE_METHOD_UNSUPPORTED", "CODE_CHALLENGE_MALFORMED", "CODE_CHALLENGE_MISSING")
                .filter(step -> !step.failedWith("CODE_CHALLENGE_MISSING")
                        || step.request().containsKey("code_challenge_method"))
                .map(step -> Finding.error(this)
                        .explained(explanation(step))
                        .seen("code_challenge_method presented: " + sent(step, "code_challenge_method"))
                        .seen("code_challenge presented: " + sent(step, "code_challenge"))
                        .seen("expected: S256 and 43 characters, letters, digits, - and _")
                        .cured(cure(step))
                        .shown(AlexaShowed.ERROR_PARAMETER));
    }

    private static String explanation(Step step) {
        return switch (step.fault()) {
            case "CODE_CHALLENGE_METHOD_UNSUPPORTED" ->
                "The challenge is of the method "
                        + (step.presented().isEmpty() ? "plain, which is meant where none is named" : step.presented())
                        + ". Alexa uses S256, and this server takes no other: plain protects nothing.";
            case "CODE_CHALLENGE_MALFORMED" ->
                "The challenge has not the shape of an S256 challenge: it was cut, padded,"
                        + " written in hexadecimal, or encoded again on the way.";
            default ->
                "The method of the challenge arrived and the challenge itself did not: something on the way"
                        + " dropped it.";
        };
    }

    private static String cure(Step step) {
        return switch (step.fault()) {
            case "CODE_CHALLENGE_METHOD_UNSUPPORTED" ->
                "Send code_challenge_method=S256. Alexa does; if this was Alexa,"
                        + " look for a proxy that drops or changes the parameter.";
            case "CODE_CHALLENGE_MALFORMED" ->
                "Send the base64url form of the SHA-256 of the verifier, without padding"
                        + " (RFC7636-4.2): 43 characters. Alexa does; if this was Alexa, look for a proxy that changes the"
                        + " parameter.";
            default -> "Let every proxy before Carrick pass code_challenge on in the query.";
        };
    }

    private static String sent(Step step, String parameter) {
        return step.request().getOrDefault(parameter, "none");
    }
}
