package carrick.preflight.exam;

/** @param detail what was sent and what came back, without secrets; empty where there is nothing to add */
public record Result(Check check, Verdict verdict, String detail) {

    static final int LONGEST = 4_000;

    /** Of two looks at the same thing: a failure counts for more than any pass, and the first one is told first. */
    Result and(Result later) {
        if (verdict == later.verdict) {
            return new Result(check, verdict, joined(detail, later.detail));
        }
        return verdict == Verdict.FAILED || later.verdict == Verdict.NOT_TRIED ? this : later;
    }

    private static String joined(String first, String second) {
        if (first.contains(second)) {
            return first;
        }
        var both = first.isEmpty() ? second : first + "\n" + second;
        return both.length() <= LONGEST ? both : both.substring(0, LONGEST - 1) + "…";
    }
}
