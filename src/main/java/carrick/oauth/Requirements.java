package carrick.oauth;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Rules about one subject, verified in the order in which they are written; the first that fails rejects the request. */
public final class Requirements<T> {

    private final List<Requirement<T>> list;

    private Requirements(List<Requirement<T>> list) {
        this.list = list;
    }

    @SafeVarargs
    public static <T> Requirements<T> inOrder(Requirement<T>... requirements) {
        return new Requirements<>(List.of(requirements));
    }

    public static <T> Requirement<T> that(String words, Predicate<T> holds, Fault otherwise) {
        return that(words, holds, otherwise, subject -> null);
    }

    /** @param presented what the trace shows of the subject when the rule fails; never a secret */
    public static <T> Requirement<T> that(
            String words, Predicate<T> holds, Fault otherwise, Function<T, String> presented) {
        return that(words, holds, otherwise, presented, subject -> null);
    }

    /** @param expected what the trace shows beside {@code presented} as what would have been right; never a secret */
    public static <T> Requirement<T> that(
            String words,
            Predicate<T> holds,
            Fault otherwise,
            Function<T, String> presented,
            Function<T, String> expected) {
        return new Requirement<>(words, holds, otherwise, presented, expected);
    }

    /**
     * @param passed is told every rule that held, in words
     * @throws OAuthException with the fault of the first rule that does not hold
     */
    public void verify(T subject, Consumer<String> passed) {
        for (var requirement : list) {
            if (!requirement.holds.test(subject)) {
                throw requirement.otherwise.rejection(
                        requirement.expected.apply(subject), requirement.presented.apply(subject));
            }
            passed.accept(requirement.words);
        }
    }

    /** One rule: its words, its test, and the fault of a request that breaks it. */
    public record Requirement<T>(
            String words,
            Predicate<T> holds,
            Fault otherwise,
            Function<T, String> presented,
            Function<T, String> expected) {}
}
