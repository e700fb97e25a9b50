package carrick.alexa.finding.exchange;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Settings;
import carrick.token.Stranger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The nodes of one database have different master keys. */
@ApplicationScoped
@Catalogue(55)
class CodeSealedWithOtherKey implements Rule {

    @Inject
    TokenFailures requests;

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "CODE_UNKNOWN")
                .filter(failure -> failure.sent(Stranger.FIELD)
                        .filter(Stranger.OTHER_KEY.name()::equals)
                        .isPresent())
                .map(
                        failure -> failure.told(
                                Finding.error(this)
                                        .explained(
                                                "The link is in the database, but its code was sealed with a master key that this node does not have: nodes with"
                                                        + " different keys share one database, or the key was changed without keeping the one before.")
                                        .seen("code presented: "
                                                + failure.step().presented())
                                        .seen(failure.sent(Stranger.LINK)
                                                .map(link -> "the code names attempt " + link + ", made at "
                                                        + failure.sent("link made at")
                                                                .orElse("?"))
                                                .orElse(null))
                                        .seen("node that was asked: "
                                                + failure.step().node())
                                        .cured(
                                                "Set the same carrick.master-key on every node; while it is being changed, the one before as carrick.master-key.previous.")));
    }
}
