package carrick.preflight;

import carrick.preflight.exam.Severity;
import carrick.preflight.exam.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * How good it is, from A to F.
 *
 * @param reasons what keeps it from being better, the worst first
 */
public record Grade(String letter, List<String> reasons) {

    /** Where too much was not tried to be sure of anything. */
    private static final String UNSURE = "C";

    static Grade of(List<Judged> all) {
        var failed = all.stream()
                .filter(judged -> judged.verdict() == Verdict.FAILED)
                .toList();
        var reasons = new ArrayList<String>();
        var letter = "A";
        for (var severity : Severity.values()) {
            var such = failed.stream()
                    .filter(judged -> judged.severity() == severity)
                    .toList();
            if (!such.isEmpty() && severity != Severity.NOTE) {
                letter = worse(letter, severity.cap());
                such.forEach(judged -> reasons.add(
                        judged.title() + " (" + judged.getOutcome() + ") allows no better than " + severity.cap()));
            }
        }
        var linked = all.stream()
                .anyMatch(judged -> judged.title().equals("RefreshRefused") && judged.verdict() != Verdict.NOT_TRIED);
        if (!linked && letter.compareTo(UNSURE) < 0) {
            reasons.add("Nobody signed in: what becomes of codes and tokens is not known, which allows no better than "
                    + UNSURE);
            letter = UNSURE;
        }
        return new Grade(letter, reasons);
    }

    private static String worse(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
