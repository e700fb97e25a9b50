package carrick.alexa.finding.refresh;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** A refresh token came back within the five minutes for which Amazon wants it good. */
@ApplicationScoped
@Catalogue(74)
class OverlapTooShort implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "REFRESH_TOKEN_REUSED", "REFRESH_TOKEN_STALE")
                .flatMap(OldToken::in)
                .filter(OldToken::isWithinAmazonsTime)
                .map(old -> old.tell(Finding.error(this)
                        .explained("The refresh token had been replaced " + old.age()
                                + " before. Amazon uses the old one for up to five minutes,"
                                + " and client " + old.failure().step().clientId() + " lets it overlap for "
                                + old.overlap() + " only"
                                + (old.refresh().equals("STRICT") ? ", which does not count under STRICT." : ".")
                                + old.consequence())
                        .cured(old.cure())));
    }
}
