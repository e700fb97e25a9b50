package carrick.preflight.exam;

/** What became of a check. */
public enum Verdict {
    PASSED,
    FAILED,
    /** It needs what was not there: something that failed before, or something that was not given. */
    NOT_TRIED
}
