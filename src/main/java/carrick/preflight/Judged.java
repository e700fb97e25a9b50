package carrick.preflight;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Severity;
import carrick.preflight.exam.Verdict;
import java.util.Locale;

/** A check with what became of it, as a report shows it. Pages read it by its getters. */
public final class Judged {

    private final Check check;
    private final Verdict verdict;
    private final String detail;
    private final String setting;
    private final String before;

    /**
     * @param setting of the server that was recognised; empty for none
     * @param before what became of it in the run that this one repeats; {@code null} for nothing
     */
    Judged(Check check, PreflightResult result, String setting, Verdict before) {
        this.check = check;
        verdict = result.verdict();
        detail = result.detail();
        this.setting = setting;
        this.before = before == null ? "" : change(before, verdict);
    }

    private static String change(Verdict before, Verdict now) {
        if (before == now) {
            return "";
        }
        return now == Verdict.FAILED ? "new" : before == Verdict.FAILED && now == Verdict.PASSED ? "mended" : "";
    }

    public Verdict verdict() {
        return verdict;
    }

    Severity severity() {
        return check.saying().severity();
    }

    String title() {
        return check.title();
    }

    public String getTitle() {
        return check.title();
    }

    /** {@code fatal}, {@code error}, {@code warning}, {@code note}, {@code passed} or {@code not tried}. */
    public String getOutcome() {
        return switch (verdict) {
            case PASSED -> "passed";
            case FAILED -> severity().name().toLowerCase(Locale.ROOT);
            case NOT_TRIED -> "not tried";
        };
    }

    public boolean isFailed() {
        return verdict == Verdict.FAILED;
    }

    public String getExplanation() {
        return verdict == Verdict.FAILED
                ? check.saying().fails()
                : check.saying().holds();
    }

    public String getDetail() {
        return detail;
    }

    /** Empty where nothing is to be done. */
    public String getCure() {
        return verdict == Verdict.FAILED ? check.saying().cure() : "";
    }

    /** What the recognised server calls the setting; empty where that is not known. */
    public String getSetting() {
        return verdict == Verdict.FAILED ? setting : "";
    }

    public String getSource() {
        return check.saying().source();
    }

    /** {@code new} or {@code mended} since the run that this one repeats; else empty. */
    public String getChange() {
        return before;
    }
}
