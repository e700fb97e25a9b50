package carrick.alexa.finding.browser;

import carrick.authorization.FactorPage;
import carrick.authorization.UpstreamResource;
import carrick.diagnosis.Case;
import carrick.trace.LinkAttempt;
import carrick.trace.Milestone;
import carrick.trace.Step;
import java.time.Duration;
import java.util.Optional;

/** Where a customer stands still. People look for their password: what is over for a machine is not for them. */
final class Standstill {

    /** As many times the patience with a machine: ten minutes. */
    private static final int PATIENCE_WITH_PEOPLE = 10;

    private Standstill() {}

    /** The last step that failed with that fault, where it led no further. */
    static Optional<Step> stoppedBy(Case attempt, String fault) {
        return attempt.blocked(fault).filter(failed -> attempt.steps().stream()
                .dropWhile(step -> step.id() <= failed.id())
                .allMatch(step -> step.milestone() == null));
    }

    /** Whether the attempt came that far and no further, and the customer does nothing any more. */
    static boolean isLeft(Case attempt, Milestone milestone) {
        return attempt.attempt().milestone() == milestone
                && quiet(attempt).compareTo(attempt.patience().multipliedBy(PATIENCE_WITH_PEOPLE)) >= 0;
    }

    /** The redirect to the login page, where the browser did not follow it; empty where the customer went on by another one. */
    static Optional<Step> neverFollowed(Case attempt) {
        return attempt.silentSince(Milestone.REQUEST_ACCEPTED)
                .filter(silence -> attempt.first(step -> step.is("login") || step.is("consent"))
                                .isEmpty()
                        && !hasTwin(attempt))
                .flatMap(silence -> attempt.at(Milestone.REQUEST_ACCEPTED));
    }

    static boolean othersSignedIn(Case attempt) {
        return attempt.others().stream().anyMatch(other -> other.reached(Milestone.SIGNED_IN));
    }

    static long count(Case attempt, String fault) {
        return attempt.steps().stream().filter(step -> step.failedWith(fault)).count();
    }

    /** Since the last thing that happened. */
    static Duration quiet(Case attempt) {
        return Duration.between(attempt.attempt().lastStepAt(), attempt.now());
    }

    /** The first page that the browser got, whichever it was. */
    static Optional<Step> page(Case attempt) {
        return attempt.first(step -> (step.is("login") || step.is("consent"))
                && "GET".equals(step.request().get("method"))
                && step.fault() == null);
    }

    /** Whether the browser, which opened a page, sent one of its forms. */
    static boolean hasPosted(Case attempt) {
        return attempt.first(step -> (step.is("login") || step.is("consent"))
                        && "POST".equals(step.request().get("method")))
                .isPresent();
    }

    /** The last step that sent the browser to the OpenID provider, where it has not come back from there. */
    static Optional<Step> atProvider(Case attempt) {
        return attempt.last(step -> step.passed().stream().anyMatch(rule -> rule.startsWith(UpstreamResource.SENT)))
                .filter(left -> attempt.last(step -> step.is("upstream") && step.id() > left.id())
                        .isEmpty());
    }

    /** The last step at which the password was right and a second factor was asked for, where none was shown since. */
    static Optional<Step> halfway(Case attempt) {
        return attempt.attempt().reached(Milestone.SIGNED_IN)
                ? Optional.empty()
                : attempt.last(step -> step.passed().contains(FactorPage.ASKED));
    }

    /** Whether another attempt with the same state, as of an app that opens its page twice, came further. */
    static boolean hasTwin(Case attempt) {
        var mine = attempt.attempt();
        return mine.stateHash() != null
                && attempt.others().stream()
                        .anyMatch(other -> mine.stateHash().equals(other.stateHash()) && isFurther(other, mine));
    }

    private static boolean isFurther(LinkAttempt other, LinkAttempt mine) {
        return other.milestone() != null && other.milestone().compareTo(mine.milestone()) > 0;
    }
}
