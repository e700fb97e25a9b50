package carrick.alexa.finding.grant;

import carrick.alexa.amazon.AmazonAddresses;
import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Login with Amazon gave no answer that decides anything, twice. */
@ApplicationScoped
class LoginWithAmazonUnreachable implements Rule {

    @Inject
    AmazonAddresses addresses;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return AmazonsGrant.failed(attempt, "AMAZON_UNAVAILABLE")
                .filter(step -> !step.is("amazon exchange"))
                .map(step -> Finding.error(this)
                        .explained(
                                "AcceptGrant came, but Login with Amazon gave no usable answer, not the second time either. Alexa was"
                                        + " told that the grant failed.")
                        .seen(step.presented())
                        .seen("asked: " + addresses.tokens())
                        .cured(cure(step))
                        .shown(AlexaShowed.UNABLE));
    }

    private String cure(Step step) {
        return step.presented() != null && step.presented().startsWith("Login with Amazon answered")
                ? "Nothing to enter: it answered, and had trouble of its own. The customer tries again."
                : "Let Carrick's servers reach " + addresses.tokens()
                        + " through firewall and proxy. The customer then links again.";
    }
}
