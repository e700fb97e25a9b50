package carrick.alexa.finding.refresh;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** A refresh token came whose successor had long been in use. */
@ApplicationScoped
@Catalogue(75)
class OutlivedRefreshTokenCameBack implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "REFRESH_TOKEN_REUSED", "REFRESH_TOKEN_STALE")
                .flatMap(OldToken::in)
                .filter(OldToken::isOutlived)
                .map(old -> old.tell((old.endedTheLink() ? Finding.error(this) : Finding.warning(this))
                        .explained("A refresh token came that had been replaced " + old.age()
                                + " before, although what replaced it was in use. Somebody"
                                + " holds an old copy: Alexa after trouble of its own, a test tool, or a thief."
                                + old.consequence())
                        .cured(old.cure())));
    }
}
