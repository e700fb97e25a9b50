package carrick.alexa.finding.refresh;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Alexa asked twice at once, and only one of the two requests was answered. */
@ApplicationScoped
@Catalogue(76)
class ParallelRefreshRefused implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "REFRESH_TOKEN_REUSED", "REFRESH_TOKEN_STALE")
                .flatMap(OldToken::in)
                .filter(OldToken::isAtOnce)
                .map(old -> old.tell(Finding.error(this)
                        .explained("The same refresh token came twice within " + old.age()
                                + ": Alexa refreshes from several places at once, and"
                                + " the second request found its token replaced." + old.consequence())
                        .cured(old.cure())));
    }
}
