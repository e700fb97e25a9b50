package carrick.alexa.finding.exchange;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.TokenFailure;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.grant.Ending;
import carrick.grant.TokenFamilies;
import carrick.trace.Milestone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** A retry of the exchange came later than the client is tolerated, and cost the link. */
@ApplicationScoped
@Catalogue(56)
class CodeReplayEndedLink implements Rule {

    @Inject
    TokenFamilies families;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.failed("CODE_REUSED")
                .filter(step -> families.look(attempt.attempt().id())
                        .filter(family -> family.ending() == Ending.CODE_REPLAYED)
                        .isPresent())
                .map(step -> new TokenFailure(step, true))
                .map(failure -> failure.told(finding(attempt, failure)).shown(AlexaShowed.LINK_AGAIN));
    }

    private Finding finding(Case attempt, TokenFailure failure) {
        var after = attempt.at(Milestone.TOKENS_ISSUED)
                .map(first -> Duration.between(first.at(), failure.step().at()));
        return Finding.error(this)
                .explained(
                        "The code of this link came once more"
                                + after.map(pause -> ", " + Pauses.show(pause) + " after the first exchange")
                                        .orElse("")
                                + ". Client " + failure.step().clientId()
                                + " is not tolerated for so long, so this counted as theft"
                                + " (RFC6749-4.1.2) and the link was ended. Alexa retries when an answer takes longer than 4.5 s.")
                .seen("expected: " + failure.step().expected() + ", presented: "
                        + failure.step().presented())
                .seen("time of the first exchange: "
                        + attempt.at(Milestone.TOKENS_ISSUED)
                                .map(first -> first.duration().toMillis() + " ms")
                                .orElse("not known"))
                .cured(
                        "Set \"code_replay_tolerance\": \"PT30S\" in the policy of client "
                                + failure.step().clientId()
                                + "; a client declared with alexa_redirect_url has that. The customer disables and enables the skill.");
    }
}
