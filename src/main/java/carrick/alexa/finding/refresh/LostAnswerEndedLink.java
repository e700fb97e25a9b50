package carrick.alexa.finding.refresh;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The answer with the new refresh token got lost, and the old one was not taken any more. */
@ApplicationScoped
@Catalogue(77)
class LostAnswerEndedLink implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "REFRESH_TOKEN_REUSED", "REFRESH_TOKEN_STALE")
                .flatMap(OldToken::in)
                .filter(OldToken::isOfLostAnswer)
                .map(old -> old.tell(Finding.error(this)
                        .explained("The refresh token had been replaced " + old.age()
                                + " before, and nobody has ever used the new one: the answer that"
                                + " carried it did not reach Alexa, which knows only the old one." + old.consequence())
                        .cured(old.cure())));
    }
}
