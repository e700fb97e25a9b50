package carrick.alexa.finding.exchange;

import carrick.alexa.finding.TokenFailure;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.trace.Milestone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** A retry of the exchange was refused; the link lives, but Alexa may not know it. */
@ApplicationScoped
@Catalogue(56)
class CodeRepeatRefused implements Rule {

    @Inject
    TokenFamilies families;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.failed("CODE_REUSED")
                .filter(step -> attempt.attempt().milestone() == Milestone.TOKENS_ISSUED)
                .filter(step -> families.look(attempt.attempt().id())
                        .filter(TokenFamily::isAlive)
                        .filter(family -> family.confirmed() == 0)
                        .isPresent())
                .map(step -> new TokenFailure(step, true))
                .map(failure -> failure.told(finding(attempt, failure)));
    }

    private Finding finding(Case attempt, TokenFailure failure) {
        var first = attempt.at(Milestone.TOKENS_ISSUED).orElseThrow();
        return Finding.warning(this)
                .explained("The code was exchanged, and came once more "
                        + Pauses.show(
                                Duration.between(first.at(), failure.step().at()))
                        + " later. The second request was refused. If Alexa never got the first answer, it has no tokens now,"
                        + " and nothing shows that it has.")
                .seen("expected: " + failure.step().expected() + ", presented: "
                        + failure.step().presented())
                .seen("time of the first exchange: " + first.duration().toMillis() + " ms")
                .seen("tokens used since: no")
                .cured("Set \"answer_code_again\": true in the policy of client "
                        + failure.step().clientId()
                        + ": then a repeat within " + tolerance(attempt)
                        + " gets the same tokens (divergences.md). If the first"
                        + " exchange took longer than 4.5 s, that is the cause.");
    }

    private static String tolerance(Case attempt) {
        return attempt.client()
                .map(client -> client.policy().codeReplayTolerance().toString())
                .orElse("the tolerance");
    }
}
