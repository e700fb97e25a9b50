package carrick.alexa.finding.event;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The device cloud posts an event that the gateway would refuse; Carrick refused it first. */
@ApplicationScoped
@Catalogue({98, 99})
class EventBreaksRule implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.last(step -> step.is("events") && step.failedWith("EVENT_INVALID"))
                .map(step -> Finding.warning(this)
                        .explained("The client " + step.clientId()
                                + " posted an event that breaks a rule of Amazon's event gateway, which would"
                                + " have refused it. Nothing of the post was stored, and the answer said the same.")
                        .seen("place and rule: " + step.presented())
                        .cured("Mend the event: " + step.presented() + ".")
                        .shown(AlexaShowed.LINKED));
    }
}
