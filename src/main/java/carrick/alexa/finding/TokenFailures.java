package carrick.alexa.finding;

import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Case;
import carrick.grant.TokenFamilies;
import carrick.trace.Milestone;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the token request that explains an attempt: its own, or one beside it while the client was awaited. */
@ApplicationScoped
public class TokenFailures {

    @Inject
    TokenFamilies families;

    /**
     * The last token request, where it failed with one of these faults and nothing has made it good: a link that got its tokens later, or
     * was refreshed later, does not suffer from it any more.
     */
    public Optional<TokenFailure> of(Case attempt, String... faults) {
        Predicate<Step> failed = step -> step.is("token") && step.failedWith(faults);
        if (attempt.isLinked()) {
            return afterLinking(attempt, failed).map(step -> new TokenFailure(step, true));
        }
        return attempt.last(step -> step.is("token") && step.fault() != null)
                .filter(failed)
                .map(step -> new TokenFailure(step, true))
                .or(() -> beside(attempt, failed));
    }

    /** What belongs to no attempt may still be what this one waits for, as long as nothing else came for it. */
    private static Optional<TokenFailure> beside(Case attempt, Predicate<Step> failed) {
        return attempt.silentSince(Milestone.CODE_ISSUED)
                .filter(silence -> attempt.first(step -> step.is("token")).isEmpty())
                .flatMap(silence -> attempt.strays().stream()
                        .filter(failed.and(
                                step -> !AgentFamily.of(step.userAgent()).startsWith("browser")))
                        .max(Comparator.comparing(Step::id))
                        .map(step -> new TokenFailure(step, false)));
    }

    private Optional<Step> afterLinking(Case attempt, Predicate<Step> failed) {
        var linked = attempt.at(Milestone.TOKENS_ISSUED).map(Step::id).orElse(0L);
        return attempt.last(step -> step.id() > linked && isNews(step, failed))
                .filter(failed.and(step -> !worksSince(attempt, step)));
    }

    /** That a link has ended is told at every refresh from then on; what had ended it is the news. */
    private static boolean isNews(Step step, Predicate<Step> failed) {
        return step.is("token")
                && isRefresh(step)
                && step.fault() != null
                && (!step.failedWith("LINK_ENDED") || failed.test(step));
    }

    /** A healthy refresh leaves no step, but the link notes when it moved on. */
    private boolean worksSince(Case attempt, Step step) {
        return families.look(attempt.attempt().id())
                .filter(family -> family.isAlive() && family.renewedAt().isAfter(step.at()))
                .isPresent();
    }

    static boolean isRefresh(Step step) {
        return "refresh_token".equals(step.request().get("grant_type"));
    }
}
