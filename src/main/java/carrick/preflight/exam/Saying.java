package carrick.preflight.exam;

/**
 * What a check says.
 *
 * @param holds the sentence where it passed
 * @param fails the sentence where it failed
 * @param cure what to do then
 * @param source who demands it, and where: a clause, a page of Amazon's, or the row of the failure catalogue
 */
public record Saying(Severity severity, String holds, String fails, String cure, String source) {

    public static Saying fatal(String holds, String fails, String cure, String source) {
        return new Saying(Severity.FATAL, holds, fails, cure, source);
    }

    public static Saying error(String holds, String fails, String cure, String source) {
        return new Saying(Severity.ERROR, holds, fails, cure, source);
    }

    public static Saying warning(String holds, String fails, String cure, String source) {
        return new Saying(Severity.WARNING, holds, fails, cure, source);
    }

    public static Saying note(String holds, String fails, String cure, String source) {
        return new Saying(Severity.NOTE, holds, fails, cure, source);
    }
}
