package carrick.preflight.exam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The results of a run, in the order in which the checks were first judged. */
public final class Ledger {

    private final Map<Check, Result> results = new LinkedHashMap<>();
    private final HiddenWords hidden;
    private final Consumer<Result> news;

    /** @param news called with each result as it stands */
    public Ledger(HiddenWords hidden, Consumer<Result> news) {
        this.hidden = hidden;
        this.news = news;
    }

    /** @return whether it is good, for what depends on it */
    public boolean judge(Check check, boolean good, String detail) {
        note(check, good ? Verdict.PASSED : Verdict.FAILED, detail);
        return good;
    }

    public void pass(Check check, String detail) {
        note(check, Verdict.PASSED, detail);
    }

    public void fail(Check check, String detail) {
        note(check, Verdict.FAILED, detail);
    }

    public void notTried(Check check, String why) {
        note(check, Verdict.NOT_TRIED, why);
    }

    private void note(Check check, Verdict verdict, String detail) {
        var shown = hidden.hide(detail);
        var next = new Result(
                check, verdict, shown.length() <= Result.LONGEST ? shown : shown.substring(0, Result.LONGEST));
        var all = results.containsKey(check) ? results.get(check).and(next) : next;
        if (!all.equals(results.put(check, all))) {
            news.accept(all);
        }
    }

    /** Closes a stage: what was not judged was not tried. */
    public void close(List<? extends Check> checks, String why) {
        checks.stream().filter(check -> !results.containsKey(check)).forEach(check -> notTried(check, why));
    }

    /** @param check the name of its constant, which another room has */
    public boolean hasFailed(String check) {
        return results.values().stream()
                .anyMatch(result -> result.check().name().equals(check) && result.verdict() == Verdict.FAILED);
    }

    /** The first check that nothing could go on after. */
    public Optional<Check> firstFatal() {
        return results.values().stream()
                .filter(result ->
                        result.verdict() == Verdict.FAILED && result.check().isFatal())
                .map(Result::check)
                .findFirst();
    }

    public List<Result> results() {
        return List.copyOf(results.values());
    }
}
