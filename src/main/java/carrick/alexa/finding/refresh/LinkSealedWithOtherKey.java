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

/** The link is there, and its token was sealed with a master key that is gone. */
@ApplicationScoped
@Catalogue(83)
class LinkSealedWithOtherKey implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "REFRESH_TOKEN_UNKNOWN")
                .filter(failure -> failure.sent(Stranger.FIELD)
                        .filter(Stranger.OTHER_KEY.name()::equals)
                        .isPresent())
                .map(failure -> failure.told(Finding.error(this)
                        .explained(
                                "The link is in the database, but its refresh token was sealed with a master key that is not set any more. Alexa gets new"
                                        + " ones only when it refreshes, and some links are silent for months.")
                        .seen("refresh_token presented: " + failure.step().presented())
                        .seen(failure.sent(Stranger.LINK)
                                .map(link -> "the token is of link " + link + ", made at "
                                        + failure.sent("link made at").orElse("?"))
                                .orElse(null))
                        .seen("node that was asked: " + failure.step().node())
                        .cured(
                                "Set the key that was used before as carrick.master-key.previous and restart every node; leave it there as long as links may"
                                        + " be silent. Without it the customer has to disable and enable the skill.")));
    }
}
