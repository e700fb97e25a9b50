package carrick.alexa.finding.trend;

import carrick.trace.LinkAttempt;
import carrick.trace.Milestone;
import carrick.trace.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * The attempts of some customers since the last of them that got its tokens: all of them in vain. A customer who left counts as well, for a
 * page that cannot be used looks like that from here; one who said no does not, and neither does one who is still on the way.
 *
 * @param attempts the newest first
 */
record Streak(List<LinkAttempt> attempts) {

    /** Two who fail are bad luck, however unlikely. */
    private static final int FEWEST = 3;

    /** How unlikely bad luck has to be: a streak may begin at any attempt of a busy day. */
    private static final double BAD_LUCK = 0.001;

    /** @param newestFirst of those customers */
    static Streak of(List<LinkAttempt> newestFirst) {
        return new Streak(newestFirst.stream()
                .takeWhile(attempt -> !attempt.reached(Milestone.TOKENS_ISSUED))
                .filter(Streak::isInVain)
                .toList());
    }

    /** A developer who tries things out is no customer; Alexa's {@code state} tells. */
    static boolean isOfCustomer(LinkAttempt attempt) {
        return !"development".equals(attempt.origin().stage());
    }

    static boolean isInVain(LinkAttempt attempt) {
        return attempt.outcome() == Outcome.FAILED || attempt.outcome() == Outcome.ABANDONED;
    }

    static boolean hasWorked(LinkAttempt attempt) {
        return attempt.reached(Milestone.TOKENS_ISSUED);
    }

    /** When the first of them began. */
    Instant since() {
        return oldest().begunAt();
    }

    LinkAttempt newest() {
        return attempts.get(0);
    }

    private LinkAttempt oldest() {
        return attempts.get(attempts.size() - 1);
    }

    /** Those of the others that began no earlier. */
    List<LinkAttempt> meanwhile(Collection<LinkAttempt> others) {
        return attempts.isEmpty()
                ? List.of()
                : others.stream()
                        .filter(other -> !other.begunAt().isBefore(since()))
                        .toList();
    }

    /**
     * Whether so many fail in a row for a reason of their own, and not by the bad luck that the others have as well. Of many others
     * who all get through, three will do; of few, or of some who fail, it takes more.
     */
    boolean isNoBadLuck(Collection<LinkAttempt> others) {
        double share = (count(others, Streak::isInVain) + 1.0)
                / (count(others, Streak::isInVain) + count(others, Streak::hasWorked) + 2.0);
        return customers() >= FEWEST && Math.pow(share, customers()) <= BAD_LUCK;
    }

    static long count(Collection<LinkAttempt> attempts, Predicate<LinkAttempt> which) {
        return attempts.stream().filter(which).count();
    }

    /** Whoever tries three times counts once, as far as there was a sign-in to tell. */
    int customers() {
        return (int) (attempts.stream()
                        .map(LinkAttempt::account)
                        .filter(account -> account != null)
                        .distinct()
                        .count()
                + count(attempts, attempt -> attempt.account() == null));
    }

    String told() {
        return count(attempts, attempt -> attempt.outcome() == Outcome.FAILED) + " failed, "
                + count(attempts, attempt -> attempt.outcome() == Outcome.ABANDONED) + " were left";
    }
}
