package carrick.alexa.finding.grant;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The code had been brought for another link before, or came too late for this one. */
@ApplicationScoped
@Catalogue(68)
class AmazonCodeOfOtherLink implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return AmazonsGrant.failed(attempt, "AMAZON_CODE_OF_OTHER_LINK").map(step -> Finding.error(this)
                .explained(
                        "AcceptGrant brought a code for this link that had been brought for another link before. Amazon makes each"
                                + " code for one customer and takes it once, so this link got no tokens.")
                .seen("AcceptGrant at " + step.at() + " with a code that is known from another link")
                .cured(
                        "Look into what stands between Alexa and Carrick: something repeats an old body. The forwarder of Carrick sends"
                                + " what Alexa sends, byte for byte. The customer then links again.")
                .shown(AlexaShowed.UNABLE));
    }
}
