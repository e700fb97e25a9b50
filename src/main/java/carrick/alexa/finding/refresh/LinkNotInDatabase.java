package carrick.alexa.finding.refresh;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.token.Stranger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The link that Alexa refreshes is not in the database: it was emptied, restored from before, or is another one. */
@ApplicationScoped
@Catalogue(83)
class LinkNotInDatabase implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "REFRESH_TOKEN_UNKNOWN")
                .filter(failure -> failure.sent(Stranger.FIELD)
                        .filter(Stranger.NOT_IN_DATABASE.name()::equals)
                        .isPresent())
                .map(
                        failure -> failure.told(
                                Finding.error(this)
                                        .explained(
                                                "Alexa refreshes a link that was made at "
                                                        + failure.sent("link made at")
                                                                .orElse("?") + ", and the database of this server does"
                                                        + " not have it: it was emptied or restored from an older backup, or another one was there when the link was made.")
                                        .seen("refresh_token presented: "
                                                + failure.step().presented())
                                        .seen(failure.sent(Stranger.LINK)
                                                .map(link -> "the token is of link " + link + ", made at "
                                                        + failure.sent("link made at")
                                                                .orElse("?"))
                                                .orElse(null))
                                        .seen("node that was asked: "
                                                + failure.step().node())
                                        .cured(
                                                "Check that jdbc/carrick leads to the database that was in use at "
                                                        + failure.sent("link made at")
                                                                .orElse("?") + ", and bring"
                                                        + " that back from a backup if it was lost (operating.md). Otherwise the customer disables and enables the skill.")));
    }
}
